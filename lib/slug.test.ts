import { expect, it } from 'vitest'
import { maxSlugLength, slug } from './slug'

it.each([
  ['Hello, World!', 'hello-world'],
  ['Über Straßen', 'uber-strassen'],
  ['Æsir Łódź İstanbul', 'aesir-lodz-istanbul'],
  ['Don’t panic', 'dont-panic'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['../../etc/passwd', 'etc-passwd'],
  ['ﬁne', 'fine'],
  ['日本語', 'tag-example-1'],
  ['', 'tag-example-1'],
])('%s', (title, expected) => expect(slug(title, 'tag:example,1')).toBe(expected))

it.each(['日本語', '👩', '', 'a'.repeat(1_000_000), 'word '.repeat(100), '\ud800'])(
  'is a slug whatever it is made of',
  (text) => {
    expect(slug(text, text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(slug(text, text).length).toBeLessThanOrEqual(maxSlugLength)
  },
)
