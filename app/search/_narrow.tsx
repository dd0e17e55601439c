import type { Hit } from '@/db/queries/search'
import { languagesOf, nameLanguage } from '../_languages'
import { getWords } from '../_words'
import { searchPath, type Question } from './_question'

type Props = { readonly question: Question; readonly hits: readonly Hit[] }
type Choice = { readonly value: string; readonly text: string }

/** What narrows a search down: what is chosen can be taken back, else what the hits have is offered. */
export async function Narrow({ question, hits }: Props) {
  const words = (await getWords()).search
  const languages = languagesOf(hits.map(({ lang }) => lang))
  const years = hits.flatMap(({ day }) => day?.slice(0, 4) ?? [])
  const rows = [
    {
      name: 'author',
      label: words.author,
      any: words.anyAuthor,
      choices: hits.map((hit) => ({ value: hit.authorSlug, text: hit.authorName })),
    },
    {
      name: 'lang',
      label: words.lang,
      any: words.anyLang,
      choices: languages.map((lang) => ({ value: lang, text: nameLanguage(lang) })),
    },
    {
      name: 'year',
      label: words.year,
      any: words.anyYear,
      choices: years.map((year) => ({ value: year, text: year })),
    },
  ] as const
  const offered = rows.map((row) => ({ ...row, choices: unique(row.choices) }))
  const shown = offered.filter(({ name, choices }) => question[name] || choices.length > 1)
  if (shown.length === 0) return null
  return (
    <nav aria-label={words.narrow} className="mt-5 space-y-1 text-meta">
      {shown.map(({ name, label, any, choices }) => (
        <div key={name} className="flex flex-wrap gap-x-4">
          <span className="text-muted">{label}</span>{' '}
          {question[name] ? (
            <a className="target" href={searchPath({ ...question, after: '', [name]: '' })}>
              <span className="font-semibold">
                {choices.find(({ value }) => value === question[name])?.text ?? question[name]}
              </span>
              <span className="sr-only">{any}</span> <span aria-hidden="true">×</span>
            </a>
          ) : (
            // The spaces are for those who see no columns.
            choices.flatMap(({ value, text }) => [
              <a key={value} className="target" href={searchPath({ ...question, after: '', [name]: value })}>
                <bdi>{text}</bdi>
              </a>,
              ' ',
            ])
          )}
        </div>
      ))}
    </nav>
  )
}

const MOST = 12

function unique(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()].slice(0, MOST)
}
