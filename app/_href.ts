/** An address from a feed, if a link may lead there: http and https only, all else is no link (SA-16). */
export function safeHref(address: string | null | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined
}

/** The host of an address as people say it, without `www.`; null where there is none. */
export function hostOf(address: string | null | undefined): string | null {
  const href = safeHref(address)
  return href ? new URL(href).host.replace(/^www\./, '') : null
}

/** A picture that stands on our own site, so that showing it tells nobody else; undefined for any other (R-PRIVATE). */
export function ownPicture(address: string | null | undefined): string | undefined {
  return address && /^\/[^/\\]/.test(address) ? address : undefined
}
