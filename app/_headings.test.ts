import { expect, it } from 'vitest'
import { raiseHeadings } from './_headings'

it.each([
  { by: 0, html: '<h4>a</h4>', raised: '<h4>a</h4>' },
  { by: 1, html: '<h4 id="x">a</h4><h5>b</h5>', raised: '<h3 id="x">a</h3><h4>b</h4>' },
  { by: 2, html: '<h4>a</h4><h6>b</h6><hr>', raised: '<h2>a</h2><h4>b</h4><hr>' },
  { by: 2, html: '&lt;h4 h4 <p>h4</p>', raised: '&lt;h4 h4 <p>h4</p>' },
])('raises $html by $by and keeps its length', ({ by, html, raised }) => {
  expect(raiseHeadings(html, by)).toBe(raised)
  expect(raised).toHaveLength(html.length)
})
