import { describe, expect, it, test } from 'vitest'
import { statusWordsFor } from '../words/status/words'
import type { KnownFeed, Try } from './describe'
import { countStates } from './marks'
import { makeStatusReport } from './report'
import { toAtom } from './to-atom'
import { toJson } from './to-json'
import { describeTries } from './tries'
import { formatLength } from './format'

const now = Date.UTC(2026, 4, 28, 10)
const planet = {
  ...{ title: 'Planet <Test>', url: 'https://planet.example', locale: 'en-US', timezone: 'UTC' },
  ...{ owner: null, authors: [] },
}
const feed = (slug: string, changes: Partial<KnownFeed> = {}): KnownFeed => ({
  ...{ slug, url: `https://${slug}.example/`, movedTo: null, listed: true, paused: false, title: null },
  ...{ site: null, code: 'ok', message: 'Fine.', notes: [], failures: 0, failingSince: null },
  ...{ triedAt: now, goodAt: now, nextAt: now, importedAt: now, newestAt: null },
  ...{ author: { slug, name: slug, listed: true }, ...changes },
})
const failing = (slug: string, since: number) =>
  feed(slug, {
    code: 'gone',
    message: '410 & gone.',
    failures: 1,
    failingSince: since,
    nextAt: Number.MAX_SAFE_INTEGER,
  })
const report = makeStatusReport(
  {
    feeds: [
      feed('paused', { paused: true }),
      feed('fine'),
      feed('also-fine'),
      failing('late', now - 10),
      feed('noted', { notes: [{ code: 'bad-date', message: 'No date.' }] }),
      failing('early', now - 20),
    ].map((one) => ({ feed: one, tries: [], entries: null })),
    lastRun: null,
    faults: [],
  },
  planet,
  now,
)

test('who needs help longest comes first, what is paused last', () => {
  const slugs = report.feeds.map((one) => one.feed.slug)
  expect(slugs).toEqual(['early', 'late', 'noted', 'also-fine', 'fine', 'paused'])
})

test('feeds are counted by who has to act', () => {
  const states = report.feeds.map(({ status }) => status)
  expect(countStates(states, statusWordsFor('en')).map(({ text }) => text)).toEqual([
    ...['2 fine', '1 hint', '2 need their author', '0 need the operators', '1 paused'],
  ])
})

test('the document for programs keeps its shape', () => {
  const { feeds, counts, at } = toJson(report)
  expect([at, counts]).toEqual([
    '2026-05-28T10:00:00.000Z',
    { fine: 2, hint: 1, author: 2, operator: 0, paused: 1 },
  ])
  expect(feeds[0]).toMatchObject({ slug: 'early', code: 'gone', nextAt: null, page: '/status/early' })
  expect(Object.keys(feeds[0]!)).toEqual(
    'slug author url movedTo page json headline code severity who saw means todo since failures triedAt goodAt nextAt others tries'.split(
      ' ',
    ),
  )
})

test('the feed of changes names what is not fine, and is well-formed', () => {
  const xml = toAtom(report)
  expect(xml.match(/<entry>/g)).toHaveLength(3)
  expect(xml).toContain(`<id>https://planet.example/status/early#gone-${now - 20}</id>`)
  expect(xml).toContain('<id>https://planet.example/status/noted#bad-date</id>')
  expect(xml).toContain('<title>Planet &lt;Test&gt;: feeds that need help</title>')
  expect(xml).toContain('410 &amp; gone.')
})

test('the feed of changes speaks the planet’s language, and says which', () => {
  const xml = toAtom({ ...report, place: { ...report.place, locale: 'de-DE' } })
  expect(xml).toContain('xml:lang="de"')
  expect(xml).toContain('<title>Planet &lt;Test&gt;: Feeds, die Hilfe brauchen</title>')
  expect(toAtom(report)).toContain('xml:lang="en"')
})

test.each([
  ['en', 7400, '7.4 s'],
  ['en', 125_000, '2 min 5 s'],
  ['de', 7400, '7,4 s'],
  ['ja', 125_000, '2分5秒'],
])('a length of time in %s: %d', (locale, ms, text) => expect(formatLength(ms, { locale })).toBe(text))

describe('describeTries', () => {
  it.each([
    ['', 'none yet'],
    ['++', '2 good'],
    ['++---', '2 good, then 3 failed'],
    ['+-+-+', '3 good and 2 failed'],
  ])('%s is %s', (signs, words) => {
    const tries = [...signs].map((sign) => ({ code: sign === '+' ? 'ok' : 'timeout' }) as Try)
    expect(describeTries(tries, statusWordsFor('en'))).toBe(words)
  })
})

test('a date that a blog wrote wrong is told as it is', () => {
  const notes = [{ code: 'bad-date', message: 'One of 3 has no date, such as “0000-00-00T00:00:00Z”.' }]
  const facts = {
    feeds: [{ feed: feed('a', { notes }), tries: [], entries: null }],
    lastRun: null,
    faults: [],
  }
  expect(makeStatusReport(facts, planet, now).feeds[0]!.status.saw).toContain('“0000-00-00T00:00:00Z”')
})

test('English sentences have English dates, where nobody has written the language of the planet', () => {
  const facts = {
    feeds: [{ feed: failing('a', now - 10), tries: [], entries: null }],
    lastRun: null,
    faults: [],
  }
  const placeIn = (locale: string) => makeStatusReport(facts, { ...planet, locale }, now).place.locale
  expect(['fa-IR', 'de-AT', 'en-US'].map(placeIn)).toEqual(['en-GB', 'de-AT', 'en-US'])
})
