import { listAuthors } from '@/db/queries/authors'
import { paths } from '@/lib/paths'
import { getWords } from '../_words'
import type { Question } from './_question'

const MOST = 12

/** What to do where nothing was found: fewer words, or people: those of that name, else those who wrote last. */
export async function NothingFound({ question: { q } }: { question: Question }) {
  const authors = await listAuthors()
  const { search } = await getWords()
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const named = authors.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)))
  const latest = authors.toSorted((a, b) => ((a.newest ?? '') < (b.newest ?? '') ? 1 : -1))
  const shown = (named.length > 0 ? named : latest).slice(0, MOST)
  return (
    <div className="mt-8">
      <p className="text-lede">{search.nothing}</p>
      {shown.length > 0 && (
        <>
          <h2 className="mt-6 font-semibold">{named.length > 0 ? search.authorsNamed : search.authors}</h2>
          <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
            {shown.map(({ slug, name }) => (
              <li key={slug}>
                <a className="target" href={paths.author(slug)}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
