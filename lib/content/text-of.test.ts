import { expect, it } from 'vitest'
import { clean } from './clean'
import { textOf } from './text-of'

it.each([
  '<p>One</p><p>two<br>three <b>f</b>our</p>',
  'a &lt; b &amp;amp; c &gt; "d" &nbsp; e',
  '<ul><li>one</li><li>two</li></ul><table><tr><td>1</td><td>2</td></tr></table>',
  '<p title="a > b">x</p><pre>\n\n  code()\n</pre><hr>y',
  '<figure><img src="a.png" alt="not text"><figcaption>text</figcaption></figure>',
  '<div></p>'.repeat(1000),
])('the text of %s is made of its HTML alone', (html) => {
  const cleaned = clean(html, { base: 'https://a.example/', idPrefix: '1' })
  expect(textOf(cleaned.html)).toBe(cleaned.text)
})

it('HTML that is cut off within a tag has the text before it', () => {
  expect(textOf('<p>One <a href="https://a.exam')).toBe('One')
})
