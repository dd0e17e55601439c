import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeFaults } from './fault'
import { parsePlanet } from './parse-planet'

const readFixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

/** The faults of a text as they are printed, one a row. */
function listFaults(text: string): string[] {
  const parsed = parsePlanet(text, 'planet.yaml')
  return 'faults' in parsed ? describeFaults(parsed.faults).split('\n') : []
}

/** A planet with one author, whose keys and own keys are given or overwritten. */
function planetWith(keys: string, authorKeys = 'feed: a.xml'): string {
  return `title: T\n${keys}\nauthors:\n  - slug: anna\n    name: Anna\n    ${authorKeys.replaceAll('\n', '\n    ')}\n`
}

test('every key is read', () => {
  expect(parsePlanet(readFixture('full.yaml'), 'planet.yaml')).toEqual({
    planet: {
      title: 'Planet Larch',
      url: 'https://planet.example',
      tagline: 'Voices of the wood',
      owner: { name: 'The operators', email: 'planet@example.org' },
      timezone: 'Europe/Berlin',
      locale: 'de',
      footer: 'Not affiliated with anyone. See https://planet.example/about <3\n',
      accent: '#54487a',
      mark: '/mark.svg',
      css: 'custom.css',
      front: { posts: 40, content: 'excerpt' },
      fetch: { everyMs: 1_800_000, deadlineMs: 50_000, allow: ['intranet.example:8080', '[::1]:3000'] },
      flood: 5,
      hub: 'https://hub.example/',
      authors: [
        {
          slug: 'anna',
          aliases: ['ann', 'anna-b'],
          name: 'Anna',
          site: 'https://anna.example/',
          feeds: [{ url: 'https://anna.example/atom.xml' }],
          avatar: 'https://anna.example/me.png',
          fediverse: '@anna@social.example',
          lang: 'pt-BR',
          timezone: 'America/Sao_Paulo',
          include: ['linux', 'free software'],
          exclude: ['sponsored'],
          content: 'full',
          paused: true,
          priority: 2,
        },
        {
          ...{ slug: 'bo', aliases: [], name: 'Bo', site: null, lang: null, timezone: null },
          ...{ include: [], exclude: [], content: null, paused: false, priority: 0 },
          avatar: '/faces/bo.svg',
          fediverse: '@bo.b@social.example',
          feeds: [{ path: 'public/sample/bo.xml' }, { url: 'HTTP://bo.example/feed?format=rss' }],
        },
      ],
    },
  })
})

test('a planet needs a title and a list of authors; the rest has defaults, an empty key counts as left out', () => {
  const planet = {
    ...{ title: 'T', url: null, tagline: null, owner: null, timezone: 'UTC', locale: 'en-US', footer: null },
    ...{ accent: null, mark: null, css: null },
    front: { posts: 25, content: 'fold' },
    fetch: { everyMs: 3_600_000, deadlineMs: null, allow: [] },
    ...{ flood: 10, hub: null, authors: [] },
  }
  expect(parsePlanet('title: T\nauthors: []', 'planet.yaml')).toEqual({ planet })
  expect(parsePlanet('title: T\nurl:\nfetch:\nfront: { posts: }\nauthors: []', 'planet.yaml')).toEqual({
    planet,
  })
})

test('the planet is frozen to its leaves', () => {
  const parsed = parsePlanet(readFixture('full.yaml'), 'planet.yaml')
  if ('faults' in parsed) throw new Error(describeFaults(parsed.faults))
  for (const part of [parsed.planet, parsed.planet.fetch.allow, parsed.planet.authors[0]?.feeds[0]]) {
    expect(Object.isFrozen(part)).toBe(true)
  }
})

test('ten faults are named at once, each with its line, what was found, what was expected', () => {
  expect(listFaults(readFixture('ten-faults.yaml'))).toEqual([
    'planet.yaml:1:8  title: found the number 2600 (text would stand in quotes), expected a line of text',
    'planet.yaml:2:1  tagine: unknown key, did you mean tagline?',
    'planet.yaml:3:11  timezone: found "Europe/Berln", expected an IANA time zone such as Europe/Berlin; did you mean Europe/Berlin?',
    'planet.yaml:4:9  locale: found "en_US", expected a locale such as en-US, de or pt-BR; did you mean en-US?',
    'planet.yaml:5:17  fetch.every: found "2 hours", expected a duration such as 30m, 1h or 1d, from 1m to 1d',
    'planet.yaml:6:9  footer: found "Run by <a href=\\"https://example.org\\">us</a>", expected text without HTML: addresses become links',
    'planet.yaml:8:11  authors[0].slug: found "Anna B", expected a slug: up to 64 lower-case letters, digits and hyphens, not beginning with a hyphen; did you mean anna-b?',
    'planet.yaml:10:11  authors[0].feed: found "htps://anna.example/atom.xml", expected an address that starts with https:// or http://',
    'planet.yaml:13:11  authors[1].feed: found "../../etc/passwd", expected a path that stays below the planet’s folder',
    'planet.yaml:15:15  authors[2].aliases[0]: found "bo", which authors[1].slug has; expected a slug of its own',
    'planet.yaml:17:11  authors[2].feed: found "cy.example/feed.xml", expected https://cy.example/feed.xml, or ./cy.example/feed.xml for a file',
  ])
})

describe('one fault each', () => {
  test.each([
    ['an empty file', '', '1:1  missing, expected a map with title and authors'],
    ['a list', '- a', '1:1  found a list, expected a map with title and authors'],
    ['a missing title', 'authors: []', '1:1  title: missing, expected a line of text'],
    ['missing authors', 'title: T', '1:1  authors: missing, expected a list of authors'],
    ['a blank title', 'title: " "\nauthors: []', '1:8  title: found " ", expected a line of text'],
    [
      'a key given twice',
      'title: T\ntitle: U\nauthors: []',
      '2:1  found a key a second time, expected each key once',
    ],
    [
      'a tab',
      planetWith('front:\n\tposts: 3'),
      '3:1  found what is no YAML: Tabs are not allowed as indentation; blanks are',
    ],
    ['a colon in a text', 'title: Planet: Us\nauthors: []', '1:8  found what is no YAML: Nested mappings'],
    [
      'and its remedy',
      'title: Planet: Us\nauthors: []',
      'text with a colon and a blank in it stands in quotes',
    ],
    ['no blank behind a key', 'title:T\nauthors: []', 'behind a key stand a colon and a blank'],
    [
      'a reserved letter',
      'title: "@us"\ntagline: @us',
      '2:10  found what is no YAML: Plain value cannot start',
    ],
    [
      'columns that differ',
      'title: T\nauthors:\n  - slug: a\n  name: A',
      '4:1  found what is no YAML: All mapping',
    ],
    ['no comma', 'title: T\nfront: { posts: 2 content: fold }', 'a comma stands before the next key'],
    [
      'Latin-1',
      'title: T\ntagline: Pl\uFFFDne\nauthors: []',
      '2:12  found a letter that is no UTF-8, expected',
    ],
    ['UTF-16', 't\0i\0t\0l\0e\0', '1:1  found what is no UTF-8, perhaps UTF-16, expected UTF-8'],
    ['an open quote', 'title: "T\nauthors: []', '2:12  found what is no YAML: Missing closing "quote'],
    [
      'two documents',
      'title: T\nauthors: []\n---\nb: 1',
      '3:1  found what is no YAML: Source contains multiple',
    ],
    ['an unknown anchor', 'title: T\ntagline: *t\nauthors: []', '2:10  found *t, expected &t before it'],
    [
      'an unknown key far from any',
      planetWith('colour: red'),
      '2:1  colour: unknown key, expected one of title, url,',
    ],
    [
      'an unknown key of an author',
      planetWith('', 'feed: a.xml\nnaem: A'),
      'authors[0].naem: unknown key, did you mean name?',
    ],
    [
      'an unknown key of a part',
      planetWith('front: { post: 3 }'),
      '2:10  front.post: unknown key, did you mean posts?',
    ],
    ['text for a map', planetWith('owner: me'), '2:8  owner: found "me", expected a map with name and email'],
    [
      'no e-mail address',
      planetWith('owner: { name: O, email: me }'),
      '2:26  owner.email: found "me", expected an e-mail',
    ],
    [
      'a site with a path',
      planetWith('url: https://a.example/blog'),
      'without a path: https://planet.example',
    ],
    ['a site without scheme', planetWith('url: a.example'), 'did you mean https://a.example?'],
    [
      'a zone by its city',
      planetWith('timezone: tokyo'),
      '2:11  timezone: found "tokyo", expected an IANA time zone',
    ],
    ['an offset for a zone', planetWith('timezone: "+02:00"'), 'found "+02:00", expected an IANA time zone'],
    ['no language', planetWith('locale: english'), '2:9  locale: found "english", expected a locale'],
    [
      'a colour by its name',
      planetWith('accent: rebeccapurple'),
      '2:9  accent: found "rebeccapurple", expected a colour such as "#54487a"',
    ],
    ['a mark of another site', planetWith('mark: https://a.example/mark.svg'), 'a file below public/'],
    ['a style sheet elsewhere', planetWith('css: ../custom.css'), 'a .css file below the planet’s folder'],
    [
      'a near word',
      planetWith('front: { content: folded }'),
      'one of full, fold, excerpt, titles; did you mean fold?',
    ],
    [
      'a number too big',
      planetWith('front: { posts: 5000 }'),
      'found the number 5000, expected a whole number from 1 to 500',
    ],
    [
      'no whole number',
      planetWith('flood: 2.5'),
      '2:8  flood: found the number 2.5, expected a whole number',
    ],
    ['a hub that is no address', planetWith('hub: hub'), 'found "hub", expected an address'],
    [
      'a number for a duration',
      planetWith('fetch: { every: 90 }'),
      'found the number 90 (text would stand in quotes)',
    ],
    ['a duration out of range', planetWith('fetch: { every: 2d }'), 'found "2d", expected a duration'],
    [
      'a host without port',
      planetWith('fetch: { allow: [a.example] }'),
      '2:18  fetch.allow[0]: found "a.example"',
    ],
    ['a host pattern', planetWith('fetch: { allow: ["*.example:80"] }'), 'expected an exact host:port'],
    ['a port too high', planetWith('fetch: { allow: ["a.example:70000"] }'), 'expected an exact host:port'],
    [
      'text for a list',
      planetWith('', 'feed: a.xml\ninclude: linux'),
      'found "linux", expected a list such as [one, two]',
    ],
    ['text for a flag', planetWith('', 'feed: a.xml\npaused: yes'), 'found "yes", expected true or false'],
    [
      'an author in one word',
      'title: T\nauthors: [anna]',
      '2:11  authors[0]: found "anna", expected an author',
    ],
    ['no feed', planetWith('', 'lang: en'), '4:5  authors[0].feed: missing, expected an address'],
    [
      'feed and feeds',
      planetWith('', 'feed: a.xml\nfeeds: [b.xml]'),
      '7:5  authors[0].feeds: found beside feed',
    ],
    [
      'no feed in the list',
      planetWith('', 'feeds: []'),
      'authors[0].feeds: found a list, expected at least one feed',
    ],
    [
      'one feed twice',
      planetWith('', 'feeds: [a.xml, a.xml]'),
      '6:20  authors[0].feeds[1]: found "a.xml" a second time',
    ],
    [
      'a feed of another scheme',
      planetWith('', 'feed: file:///etc/passwd'),
      'starts with https:// or http://',
    ],
    ['an absolute path', planetWith('', 'feed: /etc/passwd'), 'a path that stays below the planet’s folder'],
    [
      'a path that leaves',
      planetWith('', 'feed: public/../../a.xml'),
      'a path that stays below the planet’s folder',
    ],
    ['the folder itself', planetWith('', 'feed: ./'), 'a path that stays below the planet’s folder'],
    [
      'a handle without its host',
      planetWith('', 'feed: a.xml\nfediverse: "@anna"'),
      '7:16  authors[0].fediverse: found "@anna", expected a handle such as "@anna@social.example"',
    ],
    [
      'the address of a profile for a handle',
      planetWith('', 'feed: a.xml\nfediverse: https://social.example/@anna'),
      'found "https://social.example/@anna", expected a handle',
    ],
    [
      'a handle without quotes',
      planetWith('', 'feed: a.xml\nfediverse: @anna@social.example'),
      'found what is no YAML: Plain value cannot start with reserved character @',
    ],
    ['a slug with a dot', planetWith('', 'feed: a.xml\naliases: [an.na]'), 'expected a slug'],
    ['its own slug as alias', planetWith('', 'feed: a.xml\naliases: [anna]'), 'which authors[0].slug has'],
  ])('%s', (_name, text, fault) => {
    const faults = listFaults(text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(fault)
  })
})

test('beyond a syntax error nothing is called missing, but what is wrong is still named', () => {
  expect(listFaults('tagine: a\nauthors:\n  - slug: anna\n   name: Anna\n')).toEqual([
    'planet.yaml:1:1  tagine: unknown key, did you mean tagline?',
    'planet.yaml:4:1  found what is no YAML: Sequence item without - indicator',
  ])
})

test('a key given twice hides nothing', () => {
  expect(listFaults('flood: 3\nflood: x\n')).toEqual([
    'planet.yaml:1:1  title: missing, expected a line of text',
    'planet.yaml:1:1  authors: missing, expected a list of authors',
    'planet.yaml:2:1  found a key a second time, expected each key once',
    'planet.yaml:2:8  flood: found "x", expected a whole number from 1 to 200',
  ])
})

describe('any text is a planet or a list of faults within it', () => {
  const word = fc.constantFrom(
    ...'title authors slug name feed - : ? [ ] { } & * ! | > " # ~ __proto__ 1 1h on'.split(' '),
  )
  const yaml = fc
    .array(fc.oneof(word, fc.constantFrom(' ', '  ', '\n', '\n  - ', ': ')))
    .map((parts) => parts.join(''))
  test.each([
    ['characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['what looks like YAML', yaml],
    ['JSON', fc.json()],
  ])('%s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parsePlanet(text, 'planet.yaml')
        if (!('faults' in parsed)) return true
        const lines = text.split('\n').length
        return (
          parsed.faults.length > 0 &&
          parsed.faults.every((fault) => fault.line !== null && fault.line <= lines)
        )
      }),
    )
  })
})
