import { expect, it } from 'vitest'
import { splitLinks } from './linked-text'

it.each([
  ['no links', [{ text: 'no links' }]],
  [
    'See https://a.example/b, please.',
    [{ text: 'See ' }, { text: 'https://a.example/b', href: 'https://a.example/b' }, { text: ', please.' }],
  ],
  [
    '(http://a.example)',
    [{ text: '(' }, { text: 'http://a.example', href: 'http://a.example' }, { text: ')' }],
  ],
  ['<b>javascript:alert(1)</b>', [{ text: '<b>javascript:alert(1)</b>' }]],
  ['', []],
])('splitLinks %j', (text, parts) => {
  expect(splitLinks(text)).toEqual(parts)
})
