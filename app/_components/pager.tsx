import { getWords } from '../_words'

type Link = { readonly href: string; readonly text: string; readonly lang?: string }

type Props = {
  /** What is paged through, as the landmark's name. */
  readonly label: string
  readonly newer: Link | null
  readonly older: Link | null
  readonly up?: Link | null
}

/** The way on: newer at the start, older at the end, as the pages stand. */
export async function Pager({ label, newer, older, up = null }: Props) {
  if (!newer && !older && !up) return null
  const words = (await getWords()).pager
  return (
    <nav
      aria-label={label}
      className="mt-9 grid grid-cols-2 gap-x-6 gap-y-4 text-meta sm:grid-cols-3 print:hidden"
    >
      <div>{newer && <Step link={newer} word={words.newer} rel="prev" />}</div>
      <div className="order-last col-span-2 text-center sm:order-none sm:col-span-1">
        {up && (
          <a className="target" href={up.href}>
            {up.text}
          </a>
        )}
      </div>
      <div className="text-end">{older && <Step link={older} word={words.older} rel="next" />}</div>
    </nav>
  )
}

function Step({ link, word, rel }: { link: Link; word: string; rel: 'prev' | 'next' }) {
  return (
    <a className="target" href={link.href} rel={rel}>
      <span className="block text-small text-muted">{word}</span>{' '}
      <span dir="auto" lang={link.lang} className="font-semibold">
        {link.text}
      </span>
    </a>
  )
}
