import type { StatusWords } from '../words/status/words'
import { isStatusCode, statuses } from './codes'
import type { Try } from './describe'

/** Whether a try brought what it went for, or word that there is nothing new. */
export function isGood({ code }: Pick<Try, 'code'>): boolean {
  return isStatusCode(code) && code !== 'rate-limited' && statuses[code].severity !== 'error'
}

/** The last tries in words, oldest first: `12 good, then 8 failed`; where they changed often, `12 good and 8 failed`. */
export function describeTries(tries: readonly Pick<Try, 'code'>[], { tries: words }: StatusWords): string {
  if (tries.length === 0) return words.none
  const runs: { good: boolean; count: number }[] = []
  for (const good of tries.map(isGood)) {
    const last = runs.at(-1)
    if (last?.good === good) last.count += 1
    else runs.push({ good, count: 1 })
  }
  if (runs.length <= 3)
    return words.then(runs.map(({ good, count }) => (good ? words.good(count) : words.failed(count))))
  const good = tries.filter(isGood).length
  return words.both(words.good(good), words.failed(tries.length - good))
}
