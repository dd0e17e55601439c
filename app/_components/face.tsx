import { getPictureKey } from '@/db/queries/pictures'
import { hueOf, initialsOf } from '../_face'
import { ownPicture, safeHref } from '../_href'
import { keyOf, PICTURE_WIDTHS } from '../_pictures'
import { paths } from '@/lib/paths'

type Props = {
  readonly author: { readonly slug: string; readonly name: string; readonly avatar: string | null }
  /** Width utilities: `size-18`, `size-6` … */
  readonly className?: string
  /** Of the page: it does not wait until it comes into sight. */
  readonly isFirst?: boolean
}

/** An author's face beside the name, so it says nothing to those who listen. Without a picture: initials on the author's own hue. */
export async function Face({ author, className, isFirst }: Props) {
  const picture = await pictureOf(author.avatar)
  const classes = ['face', className].filter(Boolean).join(' ')
  if (picture)
    return (
      <img
        className={`u-photo ${classes}`}
        src={picture}
        alt=""
        width="72"
        height="72"
        loading={isFirst ? 'eager' : 'lazy'}
        decoding="async"
      />
    )
  // Drawn initials are no address of a picture.
  return <i className={classes} data-hue={hueOf(author.slug)} data-initials={initialsOf(author.name)} />
}

async function pictureOf(avatar: string | null): Promise<string | undefined> {
  const url = safeHref(avatar)
  return url ? paths.picture(keyOf(url, await getPictureKey()), PICTURE_WIDTHS[0], url) : ownPicture(avatar)
}
