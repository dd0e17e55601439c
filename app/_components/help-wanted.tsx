import { paths } from '@/lib/paths'
import { needsHelp, type Health } from '@/lib/status/needs-help'
import { getWords } from '../_words'

type Feed = Health & { readonly slug: string }

/** Of an author: why newer posts may be missing here, and where that is explained. Nothing while all is well. */
export async function HelpWanted({ feeds }: { readonly feeds: readonly Feed[] }) {
  const words = await getWords()
  return feeds.filter(needsHelp).map(({ slug }) => (
    <p key={slug} className="mt-5 text-meta">
      <span aria-hidden="true">▲ </span>
      <a href={paths.statusOf(slug)}>{words.author.help}</a>
    </p>
  ))
}
