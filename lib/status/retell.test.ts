import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { MESSAGES } from '../words/status/messages/en'
import { retell } from './retell'

const now = Date.UTC(2026, 4, 28, 10, 40)
const placeOf = (locale: string) => ({ now, locale, timezone: 'Europe/Berlin' })
const [LEFT, OWN, END] = ['\u2066', '\u2068', '\u2069']

describe('what a run stored, in the planet’s language', () => {
  it.each([
    ['en', '10 entries, 1 new.', '10 entries, 1 new.'],
    ['de', '10 entries, 1 new.', 'Einträge: 10, davon neu: 1.'],
    ['de', '1200 entries, 0 new.', 'Einträge: 1.200, davon neu: 0.'],
    ['de', '', ''],
    // With the times of the planet’s zone, as its locale writes them.
    ['en', '429, asked to wait until 2026-05-28T16:00:00.000Z.', '429, asked to wait until 18:00.'],
    ['de', '429, asked to wait until 2026-05-28T16:00:00.000Z.', '429, mit der Bitte, bis 18:00 zu warten.'],
    // In the forms that the language has for numbers.
    ['de', '1 of 9 entries break off.', '1 von 9 Einträgen bricht ab.'],
    ['de', '3 of 9 entries break off.', '3 von 9 Einträgen brechen ab.'],
    ['he', '2 posts wait.', 'שני פוסטים ממתינים.'],
    ['ja', '1 picture of new posts without a description.', '新しい投稿に、説明のない画像が1枚あります。'],
    ['ja', '12 posts wait.', '投稿12件が保留中です。'],
    // One sentence within another.
    [
      'de',
      'A redirect was refused. Port 6379 is not one that blogs are served from.',
      'Eine Umleitung wurde abgelehnt. Über Port 6379 werden keine Blogs ausgeliefert.',
    ],
    [
      'de',
      'The certificate is for a.example, b.example and 5 more, not for c.example.',
      `Das Zertifikat ist für ${OWN}a.example, b.example${END} und 5 weitere ausgestellt, nicht für ${OWN}c.example${END}.`,
    ],
    [
      'de',
      'The document has 14 MB; the limit is 8 MB.',
      'Das Dokument ist 14 MB groß; die Grenze liegt bei 8 MB.',
    ],
    [
      'de',
      'The document holds elements nested over 200 deep.',
      'Im Dokument sind Elemente über 200 Ebenen tief verschachtelt.',
    ],
    ['fr', 'No complete answer within 0.2 s.', 'Pas de réponse complète en 0,2 s.'],
    // What a blog wrote, and what a program said, keep to themselves which way they run.
    [
      'he',
      '1 of 1 entries have no date that can be read, such as “the other day”.',
      `לפוסט אחד מתוך 1 אין תאריך קריא, אלא ״${OWN}the other day${END}״.`,
    ],
    ['he', `The XML parser gave up: Error: ${END}${LEFT}bad`, `מנתח ה־XML ויתר: ${LEFT}Error: bad${END}`],
    ['de', 'Worker ran out of memory', `${LEFT}Worker ran out of memory${END}`],
    ['en', 'Worker ran out of memory', 'Worker ran out of memory'],
    // Nobody has written this language yet.
    ['nl', '10 entries, 1 new.', '10 entries, 1 new.'],
  ])('%s: %s', (locale, message, said) => expect(retell(message, placeOf(locale))).toBe(said))
})

/** Parts of sentences, and sentences that are not stored with a feed. */
const NOT_STORED = [
  'The document {}; the limit is {}.',
  'The document holds {}.',
  'The rest of the answer is of no use.',
  'Our run ended before the answer came.',
  'Our run ended before it was read.',
  'The reader said nothing.',
  ...['{} have no date.', '{} have no date that can be read, such as “{}”.', '{} break off.'],
  '{} are dated in the future, such as {}.',
  '{} have the id of another.',
  '{} of new posts without a description.',
]

test('every sentence that the stages say is on the list', () => {
  const ROOT = new URL('../../', import.meta.url)
  const files = [
    ...['fetch', 'parse', 'entry'].flatMap((room) =>
      readdirSync(new URL(`lib/${room}/`, ROOT))
        .filter((file) => /(?<!\.test)\.ts$/.test(file))
        .map((file) => `lib/${room}/${file}`),
    ),
    ...['lib/ingest/notes.ts', 'lib/ingest/state.ts', 'lib/ingest/reader.ts', 'db/queries/feeds.ts'],
  ]
  const known = new Set([...MESSAGES.map((message) => message.replace(/\{\w+\}/g, '{}')), ...NOT_STORED])
  const said = files.flatMap((file) => {
    const code = readFileSync(new URL(file, ROOT), 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')
    const sentences = code.matchAll(/(['"`])([A-Z$](?:(?!\1)[^\n])*\.)\1/g)
    return [...sentences].map(([, , text]) => text!.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '{}'))
  })
  expect(said.length).toBeGreaterThan(60)
  expect(said.filter((sentence) => !known.has(sentence))).toEqual([])
})
