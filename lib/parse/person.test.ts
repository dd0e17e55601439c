import { expect, test } from 'vitest'
import { parsePerson } from './person'

test.each([
  ['Ann Lee', 'Ann Lee', null],
  ['Lee, Ann', 'Lee, Ann', null],
  ['ann@b.example (Ann Lee)', 'Ann Lee', 'ann@b.example'],
  ['Ann Lee <ann@b.example>', 'Ann Lee', 'ann@b.example'],
  ['"Ann Lee" <ann@b.example>', 'Ann Lee', 'ann@b.example'],
  ['Ann Lee (mailto:ann@b.example)', 'Ann Lee', 'ann@b.example'],
  ['mailto:ann@b.example', null, 'ann@b.example'],
  ['ann@b.example', null, 'ann@b.example'],
  ['Ann (the first)', 'Ann (the first)', null],
  [' ', null, null],
])('R-AUTHOR: %s', (text, name, email) => expect(parsePerson(text)).toEqual({ name, email, url: null }))
