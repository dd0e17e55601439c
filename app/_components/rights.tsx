import { hostOf, safeHref } from '../_href'
import { licenceName } from '../_licence'
import { getWords } from '../_words'
import { Sentence } from './sentence'

type Props = {
  readonly rights: string | null
  readonly licence: string | null
  /** Of our own words, where those around are in another language. */
  readonly lang?: string | undefined
}

/** Whose it is, in its author's words, which stay text, and under which licence. Nothing where nobody says so. */
export async function Rights({ rights, licence, lang }: Props) {
  const href = safeHref(licence)
  if (!rights && !href) return null
  const name = href && licenceName(href)
  const words = (await getWords()).post
  return (
    <p className="mt-5 flex flex-wrap gap-x-3 font-sans text-small text-muted">
      {rights && <bdi>{rights}</bdi>}{' '}
      {href && (
        <a className="quiet" href={href} rel="license nofollow ugc noopener noreferrer" lang={lang}>
          {name ?? <Sentence text={words.licence} parts={{ host: () => <bdi>{hostOf(href)}</bdi> }} />}
        </a>
      )}
    </p>
  )
}
