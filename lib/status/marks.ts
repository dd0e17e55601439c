import type { Severity, StatusCode, Who } from './codes'

/** How each severity is shown: a sign and a word, so that it is never told by colour alone. */
export const marks: Readonly<Record<Severity, { readonly sign: string; readonly word: string }>> = {
  ok: { sign: '●', word: 'Fine' },
  hint: { sign: '▲', word: 'Hint' },
  warning: { sign: '▲', word: 'Warning' },
  error: { sign: '✖', word: 'Failing' },
  paused: { sign: '❚❚', word: 'Paused' },
}

const VERDICTS: Partial<Record<StatusCode, string>> = {
  shown: 'Shown',
  backlog: 'Shown, in the archive',
  'bad-date': 'Shown, without a date',
  'future-date': 'Shown, dated ahead',
  undated: 'Undated',
  held: 'Held',
  hidden: 'Hidden',
  duplicate: 'Duplicate',
  filtered: 'Filtered',
  deleted: 'Deleted',
  purged: 'Purged',
  'entry-failed': 'Unreadable',
}

/** What became of an entry, in a word or two. */
export function verdictOf(code: StatusCode): string {
  return VERDICTS[code] ?? code
}

/** How many feeds are in which state, with words to stand behind the number: `36 fine`, `2 need their author` … */
export function countStates(feeds: readonly { readonly severity: Severity; readonly who: Who }[]) {
  const count = (test: (feed: (typeof feeds)[number]) => boolean) => feeds.filter(test).length
  const author = count(({ severity, who }) => severity === 'error' && who !== 'operator')
  const operator = count(({ severity, who }) => severity === 'error' && who === 'operator')
  const hint = count(({ severity }) => severity === 'hint' || severity === 'warning')
  const of = (severity: Severity) => count((feed) => feed.severity === severity)
  return [
    { name: 'fine', severity: 'ok', count: of('ok'), words: 'fine' },
    { name: 'hint', severity: 'hint', count: hint, words: hint === 1 ? 'hint' : 'hints' },
    {
      name: 'author',
      severity: 'error',
      count: author,
      words: author === 1 ? 'needs its author' : 'need their author',
    },
    {
      name: 'operator',
      severity: 'error',
      count: operator,
      words: `${operator === 1 ? 'needs' : 'need'} the operators`,
    },
    { name: 'paused', severity: 'paused', count: of('paused'), words: 'paused' },
  ] as const
}
