import { isStatusCode, statuses } from './codes'
import type { Try } from './describe'

/** Whether a try brought what it went for, or word that there is nothing new. */
export function isGood({ code }: Pick<Try, 'code'>): boolean {
  return isStatusCode(code) && code !== 'rate-limited' && statuses[code].severity !== 'error'
}

/** The last tries in words, oldest first: `12 good, then 8 failed`; where they changed often, `12 good and 8 failed`. */
export function describeTries(tries: readonly Pick<Try, 'code'>[]): string {
  if (tries.length === 0) return 'none yet'
  const runs: { good: boolean; count: number }[] = []
  for (const good of tries.map(isGood)) {
    const last = runs.at(-1)
    if (last?.good === good) last.count += 1
    else runs.push({ good, count: 1 })
  }
  const say = ({ good, count }: (typeof runs)[number]) => `${count} ${good ? 'good' : 'failed'}`
  if (runs.length <= 3) return runs.map(say).join(', then ')
  const good = tries.filter(isGood).length
  return `${say({ good: true, count: good })} and ${say({ good: false, count: tries.length - good })}`
}
