import { hueOf, initialsOf } from '../_face'
import { ownPicture } from '../_href'

type Props = {
  readonly author: { readonly slug: string; readonly name: string; readonly avatar: string | null }
  /** Width utilities: `size-18`, `size-6` … */
  readonly className: string
}

/** An author's face beside the name, so it says nothing to those who listen. Without a picture of ours: initials on the author's own hue. */
export function Face({ author, className }: Props) {
  const picture = ownPicture(author.avatar)
  if (picture)
    return <img className={`face object-contain ${className}`} src={picture} alt="" width="72" height="72" />
  return (
    <svg className={`face ${className}`} viewBox="0 0 72 72" aria-hidden="true">
      <rect width="72" height="72" fill={`oklch(0.42 0.09 ${hueOf(author.slug)})`} />
      <text x="36" y="37" textAnchor="middle" dominantBaseline="central" fill="#fff">
        {initialsOf(author.name)}
      </text>
    </svg>
  )
}
