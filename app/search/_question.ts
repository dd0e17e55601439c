import { paths } from '@/lib/paths'

/** What a reader asks: the words as typed, and what narrows them down; `''` = nothing does. */
export type Question = {
  readonly q: string
  readonly author: string
  readonly lang: string
  readonly year: string
  /** A hit's number: only what is older. */
  readonly after: string
}

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The words are shown again as they were typed, within reason. */
const LENGTH_MAX = 200

/** The query of a request as a question. What makes no sense narrows nothing down. */
export function readQuestion(query: Query): Question {
  const first = (name: string) => [query[name] ?? ''].flat()[0] ?? ''
  const only = (name: string, shape: RegExp) => (shape.test(first(name)) ? first(name) : '')
  return {
    q: first('q')
      .replace(/[\0-\x1f]/g, ' ')
      .slice(0, LENGTH_MAX),
    author: only('author', /^[a-z0-9-]{1,80}$/),
    lang: only('lang', /^[a-z]{2,3}$/),
    year: only('year', /^(19|20)\d\d$/),
    after: only('after', /^\d{1,16}$/),
  }
}

/** The address of a question. */
export function searchPath(question: Partial<Question>): string {
  const said = Object.entries(question).filter(([, value]) => value !== '')
  return `${paths.search}?${new URLSearchParams(said)}`
}
