/** Languages whose months are read; where two use one word for different months, the earlier keeps it. */
const LANGUAGES =
  'en en-GB fr de de-AT es it pt nl pl ru uk cs sk sv da nb fi hu tr el ro bg ca sl lt et lv'.split(' ')

let known: ReadonlyMap<string, number> | null = null

/** The month (1–12) of a name or an abbreviation in one of the larger European languages, or of `5月`; null for any other word. */
export function monthOf(word: string): number | null {
  const counted = /^(1[0-2]|0?[1-9])[月월]$/.exec(word)
  if (counted !== null) return Number(counted[1])
  known ??= buildNames()
  const folded = foldWord(word)
  return known.get(folded) ?? (folded.length > 3 ? (known.get(folded.slice(0, 3)) ?? null) : null)
}

/** Lower case without accents and dots: `Févr.` → `fevr`. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
}

function buildNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' })
        for (let index = 0; index < 12; index += 1) {
          const part = format.formatToParts(Date.UTC(2015, index, 9)).find(({ type }) => type === 'month')
          const name = foldWord(part?.value ?? '')
          if (name.length > 2 && !/\d/.test(name) && !names.has(name)) names.set(name, index + 1)
        }
      }
    }
  }
  for (const [name, month] of [
    ['mrz', 3],
    ['jan', 1],
    ['sept', 9],
  ] as const)
    names.set(name, month)
  return names
}
