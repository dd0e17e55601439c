/*
 * Stored posts name everything by its absolute address. What lies on this very site (the sample blogs' pictures) is asked for by
 * path, so that it shows under whatever name the site is reached.
 */

const MEDIA_TAG = /<(?:img|audio|video|source)\s[^<>]*>/g

/** Cleaned HTML whose pictures, sound and film of this site are named by path. */
export function ownMedia(html: string, origin: string): string {
  if (!html.includes(`${origin}/`)) return html
  return html.replace(MEDIA_TAG, (tag) => tag.replaceAll(`"${origin}/`, '"/').replaceAll(` ${origin}/`, ' /'))
}

/** An address of this site as its path, any other as it is. */
export function ownAddress(address: string, origin: string): string {
  return address.startsWith(`${origin}/`) ? address.slice(origin.length) : address
}
