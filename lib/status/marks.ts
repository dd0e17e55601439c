import type { StatusWords } from '../words/status/words'
import type { Severity, StatusCode, Who } from './codes'

/** The sign of each severity; a word stands beside it, so that it is never told by colour alone. */
export const signs: Readonly<Record<Severity, string>> = {
  ok: '●',
  hint: '▲',
  warning: '▲',
  error: '✖',
  paused: '❚❚',
}

/** What became of an entry, in a word or two. */
export function verdictOf(code: StatusCode, { verdicts }: StatusWords): string {
  const said: Partial<Record<StatusCode, string>> = verdicts
  return said[code] ?? code
}

/** How many feeds are in which state: `36 fine`, `2 need their author` … */
export function countStates(
  feeds: readonly { readonly severity: Severity; readonly who: Who }[],
  { counts }: StatusWords,
) {
  const count = (test: (feed: (typeof feeds)[number]) => boolean) => feeds.filter(test).length
  const of = (severity: Severity) => count((feed) => feed.severity === severity)
  const states = [
    { name: 'fine', severity: 'ok', count: of('ok') },
    { name: 'hint', severity: 'hint', count: of('hint') + of('warning') },
    {
      name: 'author',
      severity: 'error',
      count: count(({ severity, who }) => severity === 'error' && who !== 'operator'),
    },
    {
      name: 'operator',
      severity: 'error',
      count: count(({ severity, who }) => severity === 'error' && who === 'operator'),
    },
    { name: 'paused', severity: 'paused', count: of('paused') },
  ] as const
  return states.map((state) => ({ ...state, text: counts[state.name](state.count) }))
}
