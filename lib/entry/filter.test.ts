import { describe, expect, it } from 'vitest'
import { isWanted } from './filter'

const post = {
  title: 'Learning C++ in Köln',
  text: 'A gentle walk through Rust, too.',
  tags: [{ label: 'Systems Programming' }],
}

const rows: [what: string, include: string[], exclude: string[], wanted: boolean][] = [
  ['no filter takes all', [], [], true],
  ['a word of the title', ['köln'], [], true],
  ['a word of the text', ['rust'], [], true],
  ['a tag of two words', ['systems programming'], [], true],
  ['signs that belong to a name', ['C++'], [], true],
  ['a part of a word is no word', ['gent'], [], false],
  ['one of several is enough', ['perl', 'rust'], [], true],
  ['excluded by a word', [], ['rust'], false],
  ['excluded beats included', ['rust'], ['köln'], false],
]

describe('isWanted', () => {
  it.each(rows)('%s', (_, include, exclude, wanted) =>
    expect(isWanted(post, { include, exclude })).toBe(wanted),
  )
})
