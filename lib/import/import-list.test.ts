import { describe, expect, test } from 'vitest'
import { importList } from './import-list'
import { cpuMs } from '../../e2e/cpu-ms'

const listOf = (text: string) => importList(Buffer.from(text))
const namesOf = (text: string) => listOf(text)?.authors.map(({ name, feeds }) => [name, ...feeds])

const VENUS = `# Planet configuration
[Planet]
name = Planet Test
link = https://planet.test/blogs/
owner_name = Ann
owner_email = ann@planet.test
locale = de_DE.UTF-8
items_per_page = 60
cache_directory = /srv/cache
template_files = index.html.tmpl

[DEFAULT]
facewidth = 64
who = Anna
exclude = casino

[index.html.tmpl]
days_per_page = 7

[https://anna.test/atom.xml]
name = %(who)s Verde ; her real name
face = anna.png
filter = rust

[feed://ben.test/rss?a=1;b=2]
name: Ben
  Brown
face = https://ben.test/me.png

[https://www.carla.test/feed]

[https://lists.test/all.opml]
name = Others
`

test('Venus: what is kept, guessed and dropped', () => {
  expect(listOf(VENUS)).toEqual({
    format: 'config.ini',
    planet: {
      title: 'Planet Test',
      url: 'https://planet.test',
      owner: { name: 'Ann', email: 'ann@planet.test' },
      locale: 'de-DE',
    },
    authors: [
      {
        name: 'Anna Verde',
        feeds: ['https://anna.test/atom.xml'],
        site: null,
        avatar: null,
        lang: null,
        slug: null,
      },
      {
        name: 'Ben Brown',
        feeds: ['http://ben.test/rss?a=1;b=2'],
        site: null,
        avatar: 'https://ben.test/me.png',
        lang: null,
        slug: null,
      },
      {
        name: 'carla.test',
        feeds: ['https://www.carla.test/feed'],
        site: null,
        avatar: null,
        lang: null,
        slug: null,
      },
    ],
    remarks: [
      { kind: 'dropped', what: '[DEFAULT] exclude = casino', why: expect.stringContaining('by hand') },
      { kind: 'dropped', what: '[index.html.tmpl]', why: expect.stringContaining('no feed') },
      { kind: 'dropped', what: '[https://anna.test/atom.xml] face = anna.png', why: expect.any(String) },
      { kind: 'dropped', what: '[https://anna.test/atom.xml] filter = rust', why: expect.any(String) },
      { kind: 'guessed', what: '[https://www.carla.test/feed]', why: 'has no name: called carla.test' },
      { kind: 'dropped', what: '[https://lists.test/all.opml]', why: expect.stringContaining('list') },
      { kind: 'guessed', what: 'link = https://planet.test/blogs/', why: expect.any(String) },
      { kind: 'dropped', what: '[Planet] items_per_page = 60', why: expect.stringContaining('front') },
    ],
  })
})

describe('whatever wrote it', () => {
  test.each([
    ['Planet', '[Planet]\nname=P\n[http://a.test/f]\nname=A', [['A', 'http://a.test/f']]],
    [
      'no [Planet]',
      '[http://a.test/f]\nname=A\n[http://b.test/f]',
      [
        ['A', 'http://a.test/f'],
        ['b.test', 'http://b.test/f'],
      ],
    ],
    [
      'Pluto',
      'title = Planet Ruby\n\n[matz]\n  title = Matz\n  link  = http://m.test\n  feed  = http://m.test/f\n',
      [['Matz', 'http://m.test/f']],
    ],
    [
      'OPML 2',
      '<opml version="2.0"><head><title>P</title></head><body><outline text="G"><outline type="rss" text="A &amp; B" xmlUrl="https://a.test/f" htmlUrl="https://a.test/"/></outline></body></opml>',
      [['A & B', 'https://a.test/f']],
    ],
    [
      'OPML 1',
      '<opml version="1.0"><body><outline title="A" xmlurl="http://a.test/f"/></body></opml>',
      [['A', 'http://a.test/f']],
    ],
    [
      'osmosfeed.yaml',
      'siteTitle: P\nsources:\n  - href: https://a.test/f\n  - href: https://b.test/f\n    title: B\ncacheMaxDays: 30\n',
      [
        ['a.test', 'https://a.test/f'],
        ['B', 'https://b.test/f'],
      ],
    ],
    [
      'two feeds of one name, and one feed twice',
      '[Planet]\n[http://a.test/1]\nname=A\n[http://b.test/]\nname=B\n[http://a.test/2]\nname = a\n[HTTP://b.test/]\nname=C',
      [
        ['A', 'http://a.test/1', 'http://a.test/2'],
        ['B', 'http://b.test/'],
        ['C', 'HTTP://b.test/'],
      ],
    ],
    ['Windows', '\ufeff[Planet]\r\n[http://a.test/f]\r\nname = A\r\n', [['A', 'http://a.test/f']]],
  ])('%s', (_name, text, authors) => {
    expect(namesOf(text)).toEqual(authors)
  })

  test('an older encoding', () => {
    const bytes = Buffer.from('[Planet]\n[http://a.test/f]\nname = J\u00fcrgen\n', 'latin1')
    expect(importList(bytes)?.authors[0]?.name).toBe('Jürgen')
  })

  test.each([
    ['nothing', ''],
    ['prose', 'Dear reader,\n\n[1] a note.'],
    ['a feed', '<rss version="2.0"><channel><title>x</title></channel></rss>'],
    ['YAML of another kind', 'sources: 3\n'],
    ['bottomless YAML', `sources: ${'['.repeat(5_000)}`],
    ['feeds on a disk', '[Planet]\n[file:///etc/passwd]\nname=x'],
  ])('%s is no list', (_name, text) => {
    expect(listOf(text)).toBeNull()
  })
})

test.each([
  ['headers', '['],
  ['substitutions', '[a]\nb=%('],
  ['substitutions of themselves', '[a]\nb=%(b)s%(b)s%(b)s\nc='],
  ['long lines', '[a]\nb = c ;'],
  ['blanks', 'a \t'],
])('a megabyte of %s takes its time and no more', (_name, start) => {
  const list = start + start.slice(-3).repeat(350_000)
  expect(cpuMs(() => listOf(list))).toBeLessThan(3_000)
})
