import { describe, expect, it } from 'vitest'
import type { StatusCode } from './codes'
import { describeFeed, type KnownFeed, type Try } from './describe'

const HOUR = 3_600_000
const now = Date.UTC(2026, 4, 28, 10, 40)
/** Two hours ahead of UTC in summer. */
const place = { now, locale: 'en-US', timezone: 'Europe/Berlin' }
const url = 'https://anna.example/feed'

const fine: KnownFeed = {
  ...{ slug: 'anna', url, movedTo: null, listed: true, paused: false, title: 'Anna', site: null },
  ...{ code: 'ok', message: '10 entries, 1 new.', notes: [], failures: 0, failingSince: null },
  ...{ triedAt: now, goodAt: now, nextAt: now + HOUR, importedAt: Date.UTC(2026, 0, 1) },
  author: { slug: 'anna', name: 'Anna', listed: true },
  newestAt: Date.UTC(2026, 4, 25),
}
const note = (code: string, message: string, more = {}) => ({ notes: [{ code, message, ...more }] })
const failing = (code: string, message: string, failures = 3): Partial<KnownFeed> => ({
  ...{ code, message, failures },
  ...{ failingSince: Date.UTC(2026, 2, 2, 9), goodAt: Date.UTC(2026, 2, 1, 9) },
})
const tried = (code: string, status: number | null, bytes = 0): Try => ({
  ...{ at: now, code, status, bytes, ms: 5, added: 0, changed: 0 },
})

type Row = {
  /** What the store says that is unlike a feed in good order. */
  readonly feed: Partial<KnownFeed>
  readonly last?: Try
  readonly code: StatusCode
  readonly severity: string
  readonly who?: string
  readonly headline: string
  readonly saw: string
  readonly todo?: string
}

const SINCE = 'Seen 3 times in a row since Mar 2, last 12:40, at https://anna.example/feed.'
const UNSEEN = 'Anna has not reached the planet since Mar 1'

const rows: Record<string, Row> = {
  'read just now': {
    ...{
      feed: {},
      last: tried('ok', 200, 38_400),
      code: 'ok',
      severity: 'ok',
      headline: 'Anna reaches the planet',
    },
    saw: 'Fetched 12:40 (200, 38.4 kB): 10 entries, 1 new.',
  },
  'nothing new': {
    ...{ feed: { code: 'not-modified', message: 'Nothing new.' }, last: tried('not-modified', 304) },
    ...{ code: 'not-modified', severity: 'ok', headline: 'Anna reaches the planet' },
    saw: 'Asked 12:40 (304): nothing new since May 25.',
  },
  'nothing new for years': {
    ...{ feed: { newestAt: Date.UTC(2024, 4, 1) }, code: 'dormant', severity: 'ok', who: 'nobody' },
    ...{ headline: 'Anna reaches the planet, and is quiet', saw: 'Its newest post is from May 1, 2024.' },
  },
  'never asked': {
    ...{ feed: { code: null, message: null, triedAt: null, goodAt: null }, code: 'waiting', severity: 'ok' },
    ...{ headline: 'Anna waits for the first look', saw: 'This feed was never asked for.' },
  },
  'a web page that names a feed': {
    feed: {
      ...failing('html-not-feed', 'The document is a web page, not a feed.'),
      ...note('advertises', 'https://anna.example/atom.xml'),
    },
    ...{
      last: tried('html-not-feed', 200, 61_000),
      code: 'html-not-feed',
      severity: 'error',
      who: 'you',
      headline: UNSEEN,
    },
    saw: `200, 61 kB. The document is a web page, not a feed. It names a feed: https://anna.example/atom.xml. ${SINCE}`,
    todo: 'Put https://anna.example/atom.xml into planet.yaml as the feed.',
  },
  'a web page where the feed was': {
    feed: failing('html-not-feed', 'The document is a web page, not a feed: “Log in”.'),
    ...{ code: 'html-not-feed', severity: 'error', headline: UNSEEN },
    saw: `The document is a web page, not a feed: “Log in”. ${SINCE}`,
    todo: 'The feed was here before. Open its address in a browser, and see what came in its place.',
  },
  'also where that names the feed as it always did': {
    feed: {
      ...failing('html-not-feed', 'The document is a web page, not a feed.'),
      ...note('advertises', url),
    },
    ...{ code: 'html-not-feed', severity: 'error', headline: UNSEEN },
    saw: `The document is a web page, not a feed. It names a feed: ${url}. ${SINCE}`,
    todo: 'The feed was here before. Open its address in a browser, and see what came in its place.',
  },
  'a web page from the first look on': {
    feed: { ...failing('html-not-feed', 'The document is a web page, not a feed.', 1), goodAt: null },
    ...{ code: 'html-not-feed', severity: 'error', headline: 'Anna has never reached the planet' },
    saw: 'The document is a web page, not a feed. Seen 12:40 at https://anna.example/feed.',
    todo: 'Put the address of the feed into planet.yaml.',
  },
  'not a feed at all': {
    ...{ feed: failing('malformed', 'The document is plain text.'), code: 'not-a-feed', severity: 'error' },
    ...{ headline: UNSEEN, saw: `The document is plain text. ${SINCE}` },
  },
  'a certificate that has expired, from the first look on': {
    feed: {
      ...failing('tls', 'The certificate has expired. It was valid until 2014-11-20T00:00:00.000Z.', 1),
      goodAt: null,
    },
    ...{ code: 'tls', severity: 'error', who: 'you', headline: 'Anna has never reached the planet' },
    saw: 'The certificate has expired. It was valid until Nov 20, 2014. Seen 12:40 at https://anna.example/feed.',
    todo: 'Renew or repair the certificate.',
  },
  'a gatekeeper': {
    feed: failing('blocked', 'The server answered 403 with a puzzle for people.'),
    ...{ last: tried('blocked', 403), code: 'blocked', severity: 'error', who: 'you', headline: UNSEEN },
    saw: `The server answered 403 with a puzzle for people. ${SINCE}`,
  },
  'gone for good': {
    ...{ feed: failing('gone', '410 Gone.', 1), last: tried('gone', 410), code: 'gone', severity: 'error' },
    ...{ headline: UNSEEN, saw: '410 Gone. Seen 12:40 at https://anna.example/feed.' },
  },
  'a server that stumbles once': {
    ...{ feed: failing('timeout', 'No complete answer within 20 s.', 1), code: 'timeout', severity: 'hint' },
    ...{ who: 'nobody', headline: 'Anna could not be reached this time', todo: '' },
    saw: 'No complete answer within 20 s. Seen 12:40 at https://anna.example/feed.',
  },
  'a server that is down for long': {
    ...{ feed: failing('timeout', 'No complete answer within 20 s.'), code: 'timeout', severity: 'error' },
    ...{ who: 'you', headline: UNSEEN, saw: `No complete answer within 20 s. ${SINCE}` },
  },
  'asked to wait': {
    feed: failing('rate-limited', '429, asked to wait until 2026-05-28T16:00:00.000Z.', 1),
    ...{ last: tried('rate-limited', 429), code: 'rate-limited', severity: 'hint', who: 'nobody' },
    headline: 'Anna asked us to come later',
    saw: '429, asked to wait until 18:00. Seen 12:40 at https://anna.example/feed.',
  },
  'a private network': {
    feed: { ...failing('private-address', 'The address leads to a private network.', 1), goodAt: null },
    ...{ code: 'private-address', severity: 'error', who: 'operator' },
    headline: 'Anna has never reached the planet',
    saw: 'The address leads to a private network. Seen 12:40 at https://anna.example/feed.',
  },
  'not well-formed, with the line': {
    feed: {
      code: 'malformed',
      ...note('malformed', 'The document is not well-formed XML.', { line: 214, column: 9 }),
    },
    ...{ last: tried('malformed', 200, 900), code: 'malformed', severity: 'warning', who: 'you' },
    headline: 'Anna reaches the planet, with something to mend',
    saw: 'The document is not well-formed XML. Line 214, column 9. Fetched 12:40 (200, 900 bytes): 10 entries, 1 new.',
  },
  'moved for good': {
    ...{ feed: { movedTo: 'https://new.example/feed' }, code: 'moved', severity: 'hint', who: 'you' },
    headline: 'Anna reaches the planet, with a hint',
    saw: 'From https://anna.example/feed to https://new.example/feed.',
    todo: 'Put https://new.example/feed into planet.yaml.',
  },
  'dates in the future, in the planet’s zone': {
    feed: note('future-date', '1 of 9 entries are dated in the future, such as 2027-12-01T23:30:00.000Z.'),
    ...{ code: 'future-date', severity: 'warning' },
    headline: 'Anna reaches the planet, with something to mend',
    saw: '1 of 9 entries are dated in the future, such as Dec 2, 2027.',
  },
  'posts that wait': {
    ...{
      feed: note('flood', '12 posts wait.', { count: 12 }),
      code: 'flood',
      severity: 'warning',
      who: 'operator',
    },
    ...{ headline: 'Anna reaches the planet, and 12 posts wait', saw: '12 posts wait.' },
  },
  'pictures without a description': {
    ...{
      feed: note('missing-alt', '2 pictures of new posts without a description.'),
      code: 'missing-alt',
      severity: 'hint',
    },
    ...{
      headline: 'Anna reaches the planet, with a hint',
      saw: '2 pictures of new posts without a description.',
    },
  },
  'what nobody has to act on is no trouble': {
    ...{
      feed: note('trackers', '3 taken out of new posts.'),
      last: tried('ok', 200),
      code: 'ok',
      severity: 'ok',
    },
    ...{ headline: 'Anna reaches the planet', saw: 'Fetched 12:40 (200): 10 entries, 1 new.' },
  },
  'a code of another version': {
    ...{ feed: failing('unheard-of', 'Something.'), code: 'our-fault', severity: 'error', who: 'operator' },
    ...{ headline: UNSEEN, saw: `Something. ${SINCE}` },
  },
  paused: {
    ...{ feed: { paused: true }, code: 'paused', severity: 'paused', who: 'operator' },
    ...{ headline: 'Anna is paused', saw: 'Last read 12:40.' },
  },
  'no longer listed, whatever else': {
    feed: { ...failing('gone', '410 Gone.'), author: { ...fine.author, listed: false } },
    ...{ code: 'unlisted', severity: 'paused', headline: 'Anna is not on the planet' },
    saw: 'This blog is not in planet.yaml.',
  },
}

describe('describeFeed', () => {
  it.each(Object.entries(rows))('R-STATUS %s', (_what, { feed, last, ...expected }) => {
    expect(describeFeed({ ...fine, ...feed }, last ? [last] : [], place)).toMatchObject(expected)
  })

  it('puts the gravest first and keeps the others', () => {
    const notes = ['trackers', 'bad-date', 'summary-only', 'advertises'].map((code) => ({
      code,
      message: code,
    }))
    const { code, others } = describeFeed({ ...fine, notes }, [], place)
    expect([code, ...others.map((other) => other.code)]).toEqual([
      'bad-date',
      'summary-only',
      'ok',
      'trackers',
    ])
  })

  it.each<[string, Partial<KnownFeed>, readonly Try[], number | null]>([
    ['a failure since it began', failing('tls', ''), [], Date.UTC(2026, 2, 2, 9)],
    ['a document since it changed', {}, [{ ...tried('ok', 200), at: 7, added: 1 }, tried('ok', 200)], 7],
    ['a pause since nobody knows when', { paused: true }, [], null],
  ])('knows of %s', (_what, feed, tries, since) => {
    expect(describeFeed({ ...fine, ...feed }, tries, place).since).toBe(since)
  })
})

/** The same in the planet's language, right to left too; what a program says stays as it is. */
describe.each([
  {
    locale: 'de-DE',
    fine: ['Anna erreicht den Planeten', 'Abgerufen: 12:40 (200). Einträge: 10, davon neu: 1.'],
    quiet: 'Abgefragt: 12:40 (304). Nichts Neues seit dem 25. Mai.',
    lasting: [
      'Anna hat den Planeten seit dem 1. März nicht erreicht',
      'Keine vollständige Antwort innerhalb von 20 s. 3-mal hintereinander gesehen (seit: 2. März, zuletzt: 12:40), unter https://anna.example/feed.',
      'Der Server brauchte zu lange.',
      'Wenn es so bleibt, frag deinen Hoster.',
    ],
    page: 'Trag https://anna.example/atom.xml als Feed in planet.yaml ein.',
    malformed: 'Das Dokument ist kein wohlgeformtes XML. Zeile 214, Spalte 9. ',
  },
  {
    locale: 'he-IL',
    fine: ['ההזנה של \u2068Anna\u2069 מגיעה לפלנטה', 'התקבלה: 12:40 (200). פוסטים: 10, מהם חדשים: 1.'],
    quiet: 'נבדקה: 12:40 (304). אין חדש מאז 25 במאי.',
    lasting: [
      'ההזנה של \u2068Anna\u2069 לא הגיעה לפלנטה מאז 1 במרץ',
      'אין תשובה שלמה בתוך 20 שניות. נראה 3 פעמים ברצף (מאז: 2 במרץ, לאחרונה: 12:40), בכתובת https://anna.example/feed.',
      'השרת ענה לאט מדי.',
      'אם זה נמשך, שאלו את ספק האחסון.',
    ],
    page: 'רשמו את https://anna.example/atom.xml ב־planet.yaml בתור ההזנה.',
    malformed: 'המסמך אינו XML בנוי כהלכה. שורה 214, עמודה 9. ',
  },
  {
    locale: 'ja-JP',
    fine: ['Annaのフィードはプラネットに届いています', '取得：12:40（200）。投稿10件、うち新着1件。'],
    quiet: '確認：12:40（304）。5月25日以降、新着はありません。',
    lasting: [
      'Annaのフィードは3月1日を最後にプラネットに届いていません',
      '20秒以内に完全な応答がありませんでした。3回続けて確認（3月2日から、最後は12:40）、アドレス：https://anna.example/feed。',
      'サーバーの応答に時間がかかりすぎました。',
      '続くようなら、ホスティング事業者に問い合わせてください。',
    ],
    page: 'planet.yamlにフィードとして https://anna.example/atom.xml を書いてください。',
    malformed: '文書は整形式のXMLではありません。214行目、9桁目。',
  },
])('R-STATUS in $locale', ({ locale, fine: [headline, saw], quiet, lasting, page, malformed }) => {
  const describeIn = (feed: Partial<KnownFeed>, last?: Try) =>
    describeFeed({ ...fine, ...feed }, last ? [last] : [], { ...place, locale })

  it('read just now', () => {
    expect(describeIn({}, tried('ok', 200))).toMatchObject({ code: 'ok', headline, saw })
  })

  it('nothing new', () => {
    const feed = { code: 'not-modified', message: 'Nothing new.' }
    expect(describeIn(feed, tried('not-modified', 304)).saw).toBe(quiet)
  })

  it('a server that is down for long', () => {
    const found = describeIn(failing('timeout', 'No complete answer within 20 s.'))
    expect([found.headline, found.saw, found.means, found.todo]).toEqual(lasting)
  })

  it('a web page that names a feed', () => {
    const advertised = note('advertises', 'https://anna.example/atom.xml')
    const feed = failing('html-not-feed', 'The document is a web page, not a feed.')
    expect(describeIn({ ...feed, ...advertised }).todo).toBe(page)
  })

  it('not well-formed, with the line', () => {
    const where = note('malformed', 'The document is not well-formed XML.', { line: 214, column: 9 })
    expect(describeIn({ code: 'malformed', ...where }).saw).toContain(malformed)
  })

  it('what is no sentence of ours', () => {
    expect(describeIn(failing('unreadable', 'Out of memory')).brief).toBe('\u2066Out of memory\u2069')
  })
})

it('one full stop ends a sentence whose last word is cut short', () => {
  const november = { ...place, now: Date.UTC(2026, 10, 30, 12), locale: 'de-DE' }
  const feed = { ...fine, code: 'not-modified', newestAt: Date.UTC(2026, 10, 30, 9) }
  expect(describeFeed(feed, [], november).brief).toBe('Nichts Neues seit dem 30. Nov.')
})
