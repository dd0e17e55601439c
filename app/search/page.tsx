import type { Metadata } from 'next'
import { searchPosts } from '@/db/queries/search'
import { markFound, snippetOf } from '@/db/queries/search-found'
import { textOf } from '@/lib/content/text-of'
import { paths } from '@/lib/paths'
import { DatedLine } from '../_components/dated-line'
import { Marked } from '../_components/marked'
import { Sentence } from '../_components/sentence'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'
import { Narrow } from './_narrow'
import { NothingFound } from './_nothing-found'
import { readQuestion, searchPath, type Question } from './_question'

export const dynamic = 'force-dynamic'

const HITS = 30

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = readQuestion(await searchParams)
  const { search } = await getWords()
  const title = q ? search.titleOf(q) : search.title
  return pageMetadata(await getPlanet(), { title, indexed: false })
}

/** Full-text search: the newest posts that have all words. Whatever is asked has an answer. */
export default async function SearchPage({ searchParams }: Props) {
  const planet = await getPlanet()
  const words = (await getWords()).search
  const question = readQuestion(await searchParams)
  const { q, author, lang, year } = question
  const hits = q.trim() === '' ? [] : await searchPosts(toQuestion(question), HITS)
  const last = Math.min(...hits.map(({ place }) => place))
  return (
    <Shell query={q}>
      <main id="content" className="wide">
        <div className="h-feed max-w-3xl">
          <h1 className="p-name mt-9 font-serif text-page font-bold">{words.title}</h1>
          <form action={paths.search} className="mt-5 flex flex-wrap gap-3">
            <input
              className="min-h-11 min-w-0 flex-1 rounded-lg border border-muted bg-surface px-3"
              type="search"
              name="q"
              aria-label={words.field}
              defaultValue={q}
            />
            {Object.entries({ author, lang, year }).map(
              ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
            )}
            <button className="button min-h-11 px-5!">{words.button}</button>
          </form>
          <p className="mt-2 text-small text-muted">
            <Sentence text={words.how} />
          </p>
          {q.trim() !== '' && <Narrow question={question} hits={hits} />}
          {q.trim() !== '' && hits.length === 0 && <NothingFound question={question} />}
          {hits.length > 0 && (
            <ol className="mt-4" aria-label={words.found}>
              {hits.map((hit) => (
                <DatedLine
                  key={hit.place}
                  post={hit}
                  planet={planet}
                  title={<Marked text={markFound(hit.title, q)} />}
                >
                  <p dir="auto" className="max-w-prose text-meta">
                    <Marked text={snippetOf(textOf(hit.html), q)} />
                  </p>
                </DatedLine>
              ))}
            </ol>
          )}
          {hits.length === HITS && (
            <p className="mt-6">
              <a
                className="target font-semibold"
                rel="next"
                href={searchPath({ ...question, after: String(last) })}
              >
                {words.older}
              </a>
            </p>
          )}
        </div>
      </main>
    </Shell>
  )
}

function toQuestion({ q, author, lang, year, after }: Question) {
  return {
    words: q,
    ...(author && { author }),
    ...(lang && { lang }),
    ...(year && { year }),
    ...(after && { after: Number(after) }),
  }
}
