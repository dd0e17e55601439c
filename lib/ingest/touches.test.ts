import { expect, it } from 'vitest'
import { touchEdit } from './touches'

const post = {
  ...{ id: 1, slug: 'p', author: 'anna', day: '2026-11-20', sortAt: 0, state: 'shown' as const },
  ...{
    title: 'T',
    lang: 'en',
    link: 'https://anna.example/1',
    minutes: 1,
    words: 100,
    excerpt: 'E',
    tags: ['a'],
  },
}

/** The most that an edit changes decides which pages are told. */
it.each([
  { edit: { title: 'U', link: 'https://anna.example/2' }, change: 'title' },
  { edit: { lang: 'de' }, change: 'title' },
  { edit: { link: 'https://anna.example/2', excerpt: 'F' }, change: 'link' },
  { edit: { link: null }, change: 'link' },
  { edit: { minutes: 2, words: 300 }, change: 'line' },
  { edit: { excerpt: 'F' }, change: 'line' },
  { edit: { words: 101 }, change: 'text' },
  { edit: { tags: ['b'] }, change: 'text' },
])('an edit of $edit is told as $change', ({ edit, change }) => {
  expect(touchEdit(post, { ...post, ...edit }).map((touch) => touch.change)).toEqual([change])
})
