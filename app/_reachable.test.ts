import { expect, it } from 'vitest'
import { wordsFor } from '../lib/words/words'
import { withReachable } from './_reachable'

it.each([
  ['<pre>a</pre>', '<pre tabindex="0">a</pre>'],
  [
    '<pre dir="ltr" data-language="js"><code>a</code></pre>',
    '<pre dir="ltr" data-language="js" tabindex="0" role="group" aria-label="Code, js"><code>a</code></pre>',
  ],
  [
    '<div class="table-scroll" role="group" aria-label="Table"><table></table></div>',
    '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table></table></div>',
  ],
  [
    '<a href="#uc-1-r" class="footnote-back">↩</a>',
    '<a href="#uc-1-r" class="footnote-back" aria-label="Back to the text">↩</a>',
  ],
  ['<p>a class="footnote-back"</p>', '<p>a class="footnote-back"</p>'],
  ['<p title="&lt;pre&gt;">a</p>', '<p title="&lt;pre&gt;">a</p>'],
])('%s', (html, expected) => expect(withReachable(html, wordsFor('en').post)).toBe(expected))

it('names what has no name in the planet’s language', () => {
  const html = '<div class="table-scroll" role="group" aria-label="Table"></div>'
  expect(withReachable(html, wordsFor('de').post)).toContain('aria-label="Tabelle"')
})
