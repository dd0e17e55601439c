import { expect, it } from 'vitest'
import type { FullPost } from '@/db/queries/posts'
import { planetSchema } from '@/lib/config/planet'
import { describePost, renderJsonLd } from './json-ld'

it.each(['</script><script>alert(1)</script>', '<!-- <script>', '\u2028\u2029', 'a & "b"', '\uD800'])(
  'holds %j, and no script is left early (PG-13)',
  (text) => {
    const json = renderJsonLd({ headline: text })
    expect(json).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(json)).toEqual({ headline: text })
  },
)

it.each([
  ['https://anna.example/one', 'https://anna.example/one', 'https://anna.example/one'],
  [null, 'https://planet.example/posts/7/one', undefined],
  ['javascript:alert(1)', 'https://planet.example/posts/7/one', undefined],
])('a post whose link is %s is at %s, and based on %s', (link, url, isBasedOn) => {
  const planet = planetSchema.parse({ title: 'P', url: 'https://planet.example', authors: [] })
  const post = { id: 7, slug: 'one', link, byline: [], authorName: 'Anna' } as unknown as FullPost
  const said = describePost({ ...post, publishedAt: null, sortAt: null, editedAt: null }, planet)
  expect(said).toMatchObject({ '@id': 'https://planet.example/posts/7/one', url })
  expect(said.isBasedOn).toBe(isBasedOn)
})
