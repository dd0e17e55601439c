/*
 * What a feed of a story says, as an Atom document (see story.ts). Dates count from the beginning of the story.
 */
export const START = Date.UTC(2026, 0, 10, 12)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

type Told = { readonly name: string; readonly parts: ReadonlyMap<string, string> }

/** `c b(on=-3d title=A_title) a`: the entries of a line, each with what is unusual about it. */
export function entriesOf(list: string): Told[] {
  return [...list.matchAll(/([\w-]+)(?:\(([^)]*)\))?/g)].map(([, name, parts = '']) => ({
    name: name!,
    parts: new Map(
      parts
        .split(' ')
        .filter(Boolean)
        .map((part) => [
          part.slice(0, part.indexOf('=')),
          part.slice(part.indexOf('=') + 1).replaceAll('_', ' '),
        ]),
    ),
  }))
}

/**
 * An entry as it stands at its place in the feed.
 * @param firstSaid when each entry was said first, which is its date where it names none
 */
export function writeEntry(
  feed: string,
  { name, parts }: Told,
  at: number,
  firstSaid: Map<string, number>,
  now: number,
): string {
  if (!firstSaid.has(`${feed}/${name}`)) firstSaid.set(`${feed}/${name}`, now - (at + 1) * 1000)
  const on = parts.get('on')
  const date = dateOf(on, firstSaid.get(`${feed}/${name}`)!, now)
  const link = parts.get('link') ?? `https://${feed}.example/${name}`
  const text = parts.get('text') ?? textOf(name)
  return `<entry><id>${parts.get('guid') ?? name}</id><title>${parts.get('title') ?? `Post ${name}`}</title>
<author><name>${name}</name></author>${link === 'none' ? '' : `<link href="${link}"/>`}
${date === null ? '' : `<published>${new Date(date).toISOString()}</published>`}
${(parts.get('tags')?.split(',') ?? []).map((tag) => `<category term="${tag}"/>`).join('')}
${writeRights(parts.get('rights'))}<content>${text}</content></entry>`
}

/** Forty words of its own for every name. */
function textOf(name: string): string {
  return Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ')
}

function dateOf(on: string | undefined, firstSaid: number, now: number): number | null {
  if (on === undefined) return firstSaid
  if (on === 'now' || on === 'none') return on === 'now' ? now : null
  const [, count, unit] = /^(-?[\d.]+)([dhm])$/.exec(on)!
  return START + Number(count) * { d: DAY, h: HOUR, m: MINUTE }[unit as 'd' | 'h' | 'm']
}

/** Words and an address, with a plus between them. */
export function writeRights(rights = 'nobody'): string {
  if (rights === 'nobody') return ''
  const parts = rights.replaceAll('_', ' ').split('+')
  return parts
    .map((part) =>
      part.includes('://') ? `<link rel="license" href="${part}"/>` : `<rights>${part}</rights>`,
    )
    .join('')
}

/** @param about what the feed says of its rights and its rest @param cut its end is missing */
export function writeFeed(slug: string, about: string, entries: readonly string[], cut: boolean): string {
  const whole = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>${slug}</title>
<id>https://${slug}.example/</id><link href="https://${slug}.example/"/>${about}
${entries.join('\n')}</feed>`
  return cut ? whole.slice(0, -'</feed>'.length) : whole
}
