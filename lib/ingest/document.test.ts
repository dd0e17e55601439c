import { expect, it } from 'vitest'
import { cleanEntries, openDocument } from './document'

const feed = { url: 'https://e.example/feed', site: null, base: null }

const atomOf = (entries: string) =>
  Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>i</id>${entries}</feed>`)

async function open(bytes: Buffer) {
  const document = await openDocument({
    ...{ slug: 'e', bytes, contentType: null, feed, zone: null, lang: 'en', now: Date.UTC(2026, 10, 30) },
  })
  if (document.kind !== 'open') throw new Error(document.message)
  return document
}

/** The one post of an Atom feed whose entry says this beside its id. */
async function read(entry: string) {
  const bytes = atomOf(`<entry><id>e</id><title>x</title>${entry}</entry>`)
  const { posts } = await cleanEntries(await open(bytes), ['e'])
  return posts[0]!
}

const many = (count: number, say: (number: number) => string) =>
  Array.from({ length: count }, (_, i) => say(i)).join('')
const attached = (type: string) => `<link rel="enclosure" href="https://e.example/a" type="${type}"/>`

// RL-09: each of these stands whole on every page that shows the post.
it.each([
  ['authors', many(5_000, (i) => `<author><name>Name ${i}</name></author>`), 'byline', 400],
  ['tags', many(5_000, (i) => `<category term="Tag ${i}"/>`), 'tags', 1_000],
  ['attachments', many(5_000, (i) => attached('audio/ogg').replace('/a"', `/${i}"`)), 'enclosures', 1_000],
  ['types of an attachment', attached(`audio/${'x'.repeat(100_000)}`), 'enclosures', 200],
] as const)('however many or long, a post keeps few short %s', async (_name, entry, key, most) => {
  const kept = (await read(entry))[key]
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify(kept).length).toBeLessThan(most)
})

it('short links on a long address do not make hundreds of megabytes of a small document', async () => {
  const content = `<content type="html" xml:base="https://e.example/${'x'.repeat(1_900)}/">${'&lt;a href=a>x&lt;/a> '.repeat(900)}</content>`
  const bytes = atomOf(many(50, (i) => `<entry><id>${i}</id><title>x</title>${content}</entry>`))
  const guids = Array.from({ length: 50 }, (_, i) => String(i))
  const { posts, failed } = await cleanEntries(await open(bytes), guids)
  expect([posts.length, failed]).toEqual([50, []])
  expect(posts.reduce((sum, { html }) => sum + html.length, 0)).toBeLessThan(17_000_000)
  expect([posts[0]!.removed, posts.at(-1)!.removed, posts.at(-1)!.text]).toEqual([
    {},
    { markup: 1 },
    'x '.repeat(900).trim(),
  ])
})

it.each([
  ['audio/mpeg', 'audio/mpeg'],
  ['audio/ogg; codecs=opus', 'audio/ogg; codecs=opus'],
  ['  audio/mp4\u202e ', 'audio/mp4'],
  ['', null],
])('the type "%s" of an attachment is %s', async (type, expected) => {
  expect((await read(attached(type))).enclosures).toMatchObject([{ type: expected }])
})
