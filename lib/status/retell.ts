import { isolated } from '../words/isolated'
import { MESSAGES } from '../words/status/messages/en'
import { statusWordsFor } from '../words/status/words'
import type { Place } from './place'
import { formatWhen, withLocalTimes } from './words'

type Message = (typeof MESSAGES)[number]

/*
 * Foreign words within a sentence of ours stand between marks that keep their direction to themselves (Unicode's isolates): a
 * program's, which are English and run from the left, and a blog's, of which nothing is known. Pages turn the marks into markup.
 */
const ofProgram = (text: string) => `\u2066${withoutMarks(text)}\u2069`
const ofBlog = (text: string) => isolated(withoutMarks(text))

/** For terminals, many of which show the marks themselves. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '')
}

/** What fits a blank; anything but line ends where it is not said. */
const FITTING: Readonly<Record<string, string>> = {
  count: '\\d+',
  total: '\\d+',
  status: '\\d+',
  megabytes: '\\d+',
  seconds: '[\\d.]+',
  time: '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z',
}

const patterns = MESSAGES.map((message) => ({ message, pattern: patternOf(message) }))

function patternOf(message: Message): RegExp {
  const parts = message.split(/\{(\w+)\}/)
  const source = parts.map((part, index) =>
    index % 2 === 1 ? `(?<${part}>${FITTING[part] ?? '.+?'})` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  return new RegExp(`^${source.join('')}$`, 's')
}

/**
 * What a run said and stored, in the planet's language and with the times of its zone. What is no sentence of ours is evidence, and
 * stays as it is.
 */
export function retell(message: string, place: Place): string {
  const { count, messages } = statusWordsFor(place.locale)
  if (messages === null || message === '') return withLocalTimes(message, place)
  for (const { message: known, pattern } of patterns) {
    const found = pattern.exec(message)
    if (!found) continue
    const values = found.groups ?? {}
    const said = messages[known]
    const text = typeof said === 'string' ? said : count(Number(values.count), said)
    return text.replace(/\{(\w+)\}/g, (_, name: string) => say(name, values[name] ?? '', place))
  }
  return ofProgram(withLocalTimes(message, place))
}

function say(name: string, value: string, place: Place): string {
  switch (name) {
    case 'count':
    case 'total':
    case 'megabytes':
    case 'seconds':
      return statusWordsFor(place.locale).count(Number(value), { other: '#' })
    case 'time':
      return formatWhen(Date.parse(value), place)
    case 'message':
      return retell(value, place)
    case 'words':
      return ofProgram(value)
    case 'text':
    case 'host':
      return ofBlog(value)
    default:
      return value
  }
}
