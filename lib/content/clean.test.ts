import { describe, expect, it } from 'vitest'
import { clean, foldAfterWords, maxCleanLength } from './clean'
import { maxDepth, maxHtmlLength } from './parse-within-caps'

const base = 'https://blog.example/2015/post/'
const cleaned = (html: string) => clean(html, { base, idPrefix: 'k1' })
const rel = 'rel="nofollow ugc noopener noreferrer"'
const lazy = 'loading="lazy" decoding="async"'

type Row = readonly [name: string, html: string, expected: string]

function rows(name: string, table: readonly Row[]): void {
  describe(name, () => {
    it.each(table)('%s', (_, html, expected) => expect(cleaned(html).html).toBe(expected))
  })
}

rows('what is not allowed gives way to its text', [
  ['script and style', '<p>a<script>x()</script><style>p{}</style>b</p>', '<p>ab</p>'],
  ['handlers and style attributes', '<p onclick="x()" style="color:red" data-x="1">a</p>', '<p>a</p>'],
  ['classes', '<p class="fixed inset-0">a</p>', '<p>a</p>'],
  ['form controls', '<form><label>Name <input></label><button>Go</button></form>', '<p>Name Go</p>'],
  ['unknown elements', '<x-card>a</x-card>', '<p>a</p>'],
  ['drawings', '<p>a <svg><title>star</title><path d="M0 0"/></svg> b</p>', '<p>a star b</p>'],
  ['formulas', '<p><math><mi>x</mi><mo>=</mo><mn>1</mn></math></p>', '<p>x=1</p>'],
  [
    'formulas that bring TeX',
    '<p><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
    '<p>x^2</p>',
  ],
  ['templates', '<p>a</p><template><p>b</p></template>', '<p>a</p>'],
  ['comments', '<p>a<!-- b --></p>', '<p>a</p>'],
  [
    'landmarks of the page',
    '<main><p>a</p></main><nav><p>b</p></nav>',
    '<div><p>a</p></div><div><p>b</p></div>',
  ],
  [
    'obsolete elements',
    '<p><strike>a</strike> <tt>b</tt> <font color="red">c</font></p>',
    '<p><s>a</s> <code>b</code> c</p>',
  ],
  ['control characters', '<p>a&#1;b\u0000c\ud800</p>', '<p>abc\ufffd</p>'],
  ['an end of CDATA', '<p>a]]>b</p>', '<p>a]]&gt;b</p>'],
  ['unclosed tags', '<p>a <b>b', '<p>a <b>b</b></p>'],
  ['end tags of ours', '</article></main><p>a</p>', '<p>a</p>'],
])

rows('links', [
  ['relative', '<a href="../x">a</a>', `<p><a ${rel} href="https://blog.example/2015/x">a</a></p>`],
  ['javascript', '<a href=" java\nscript:x()">a</a>', '<p>a</p>'],
  ['empty', '<a href="">a</a>', '<p>a</p>'],
  ['mail', '<a href="mailto:a@b.example">a</a>', `<p><a ${rel} href="mailto:a@b.example">a</a></p>`],
  [
    'credentials',
    '<a href="https://bank.example@evil.example/">a</a>',
    `<p><a ${rel} href="https://evil.example/">a</a></p>`,
  ],
  [
    'tracking parameters',
    '<a href="/x?utm_source=f&amp;id=1">a</a>',
    `<p><a ${rel} href="https://blog.example/x?id=1">a</a></p>`,
  ],
  [
    'to a note and back',
    '<p><a id="r" href="#n%C3%B6te">1</a></p><p id="nöte"><a href="https://blog.example/2015/post/#r">b</a></p>',
    `<p><a ${rel} href="#uc-k1-nöte" id="uc-k1-r">1</a></p><p id="uc-k1-nöte"><a ${rel} href="#uc-k1-r">b</a></p>`,
  ],
  [
    'to a place that is not here',
    '<a href="#x">a</a>',
    `<p><a ${rel} href="https://blog.example/2015/post/#x">a</a></p>`,
  ],
  ['named anchors', '<p><a name="n">a</a></p>', '<p><span id="uc-k1-n">a</span></p>'],
  [
    'around a picture',
    '<a href="/big.png"><img src="/a.png"></a>',
    `<p><a ${rel} href="https://blog.example/big.png" aria-label="blog.example/big.png"><img src="https://blog.example/a.png" alt="" ${lazy}></a></p>`,
  ],
  ['an id used twice', '<p id="a">x</p><p id="a">y</p>', '<p id="uc-k1-a">x</p><p>y</p>'],
])

const note = (arrow: string) =>
  `<p><a ${rel} href="#uc-k1-n" id="uc-k1-r">1</a></p><ol class="footnotes"><li id="uc-k1-n">a ${arrow}</li></ol>`
const noted = (list: string, arrow = '&#8617;&#65038;') =>
  `<p><a id="r" href="#n">1</a></p>${list}<li id="n">a <a class="x" href="#r">${arrow}</a></li></ol>`
const back = `<a ${rel} href="#uc-k1-r" class="footnote-back">↩\ufe0e</a>`
const inDiv = (html: string) =>
  html.replace('<ol class="footnotes">', '<div class="footnotes"><ol>') + '</div>'

rows('notes, whatever the engine', [
  ['a list of them', noted('<ol class="x footnotes">'), note(back)],
  ['WordPress', noted('<ol class="wp-block-footnotes">'), note(back)],
  ['Pandoc, Hugo, kramdown', noted('<section class="footnotes" role="doc-endnotes"><ol>'), inDiv(note(back))],
  ['by role alone', noted('<aside role="doc-endnotes"><ol>'), inDiv(note(back))],
  ['Python-Markdown', noted('<div class="footnote"><ol>'), inDiv(note(back))],
  [
    'a way back in words',
    noted('<ol class="footnotes">', 'back'),
    note(`<a ${rel} href="#uc-k1-r">back</a>`),
  ],
  ...['↩<sup>2</sup>', '↩\ufe0e2', '↩ 12'].map((arrow): [string, string, string] => [
    `a second way back: ${arrow}`,
    noted('<ol class="footnotes">', arrow),
    note(`<a ${rel} href="#uc-k1-r" class="footnote-back">${arrow}</a>`),
  ]),
  [
    'a note among the paragraphs',
    '<p>a<sup id="r"><a href="#n">1</a></sup></p><p id="n">b <a href="#r">↩</a></p>',
    `<p>a<sup id="uc-k1-r"><a ${rel} href="#uc-k1-n">1</a></sup></p><p id="uc-k1-n">b <a ${rel} href="#uc-k1-r" class="footnote-back">↩</a></p>`,
  ],
  [
    'an arrow to the top',
    '<h2 id="top">Contents</h2><p>a <a href="#top">↑</a></p>',
    `<h4 id="uc-k1-top">Contents</h4><p>a <a ${rel} href="#uc-k1-top">↑</a></p>`,
  ],
  [
    'an arrow to the top, in a part that the contents lead to',
    '<p id="top">Contents</p><p><a href="#a">A</a></p><h2 id="a">A <a href="#top">↑</a></h2>',
    `<p id="uc-k1-top">Contents</p><p><a ${rel} href="#uc-k1-a">A</a></p><h4 id="uc-k1-a">A <a ${rel} href="#uc-k1-top">↑</a></h4>`,
  ],
  [
    'arrows to what is all around',
    '<div id="all"><p>a <a href="#all">↑</a></p><p>b <a href="#all">↑</a></p></div>',
    `<div id="uc-k1-all"><p>a <a ${rel} href="#uc-k1-all">↑</a></p><p>b <a ${rel} href="#uc-k1-all">↑</a></p></div>`,
  ],
  [
    'an arrow to elsewhere',
    '<a class="footnote-back" href="/x">↩</a>',
    `<p><a ${rel} href="https://blog.example/x">↩</a></p>`,
  ],
  ['a single note', '<div class="footnote"><p>a</p></div>', '<p>a</p>'],
  [
    'only a box or a list',
    '<p class="footnotes" role="doc-endnotes">a <b class="footnotes">b</b></p>',
    '<p>a <b>b</b></p>',
  ],
])

rows('pictures and players', [
  [
    'lazy, with what they say',
    '<img src="a.png" alt="A" width="640px" height="50%" onerror=x>',
    `<p><img src="${base}a.png" alt="A" width="640" ${lazy}></p>`,
  ],
  [
    'srcset',
    '<img src="a.png" srcset="a,b.png 1x, javascript:x 2x, c.png 2x">',
    `<p><img src="${base}a.png" alt="" srcset="${base}a,b.png 1x, ${base}c.png 2x" ${lazy}></p>`,
  ],
  [
    'loaded late',
    '<img src="data:image/gif;base64,R0" data-src="/a.png">',
    `<p><img src="https://blog.example/a.png" alt="" ${lazy}></p>`,
  ],
  [
    'loaded late, and again without script',
    '<img src="data:image/gif;base64,R0" data-src="/a.png"><noscript><img src="/a.png"></noscript>',
    `<p><img src="https://blog.example/a.png" alt="" ${lazy}></p>`,
  ],
  [
    'a formula',
    '<img class="latex" src="a.png"><img class="x" src="https://s0.wp.com/latex.php?latex=x%5E2">',
    `<p><img src="${base}a.png" alt="" class="latex" ${lazy}><img src="https://s0.wp.com/latex.php?latex=x%5E2" alt="" class="latex" ${lazy}></p>`,
  ],
  ...(
    [
      ['bg=000000&amp;fg=ffffff', false],
      ['bg=000&amp;fg=FFF', false],
      ['bg=222&amp;fg=%23eeeeee&amp;s=0', false],
      ['bg=ffffff&amp;fg=000000', true],
      ['bg=T&amp;fg=333', true],
      ['fg=aa0000', true],
      ['fg=black', true],
    ] as const
  ).map(([colours, isDark]): [string, string, string] => {
    const latex = `https://s0.wp.com/latex.php?latex=x&amp;${colours}`
    const kind = isDark ? 'class="latex" ' : ''
    const foreign = `<img class="latex" src="${latex}">`
    return [`a formula, ${colours}`, foreign, `<p><img src="${latex}" alt="" ${kind}${lazy}></p>`]
  }),
  ['that cannot be shown', '<p>see <img src="javascript:x" alt="a star"></p>', '<p>see a star</p>'],
  ['of one pixel', '<p>a<img src="/p.gif" width="1" height="1"></p>', '<p>a</p>'],
  ['hidden', '<p>a<img src="/p.gif" style="Display: none"></p>', '<p>a</p>'],
  [
    'of a known counter, with its link',
    '<p>a</p><p><a href="https://x.example/"><img src="https://pixel.wp.com/b.gif"></a></p>',
    '<p>a</p>',
  ],
  [
    'video',
    '<video src="v.mp4" autoplay loop></video>',
    `<p><video src="${base}v.mp4" controls="" preload="none"></video></p>`,
  ],
  [
    'a known player',
    '<iframe src="//www.youtube.com/embed/abcdefghijk?autoplay=1"></iframe>',
    `<p><span class="embed" data-embed="https://www.youtube-nocookie.com/embed/abcdefghijk"><a ${rel} href="https://www.youtube.com/watch?v=abcdefghijk"><img src="https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg" alt="" width="480" height="270" loading="lazy" decoding="async">youtube.com/watch?v=abcdefghijk</a></span></p>`,
  ],
  [
    'another frame',
    '<p><iframe src="https://x.example/f" title="A map"></iframe></p>',
    `<p><span class="embed"><a ${rel} href="https://x.example/f">A map <small>x.example</small></a></span></p>`,
  ],
  ['a frame of script', '<p>a<iframe src="javascript:x"></iframe></p>', '<p>a</p>'],
])

rows('structure', [
  [
    'headings below the post, without gaps',
    '<h1>a</h1><h3>b</h3><h2>c</h2><h6>d</h6>',
    '<h4>a</h4><h5>b</h5><h5>c</h5><h6>d</h6>',
  ],
  ['one wrapper around all', '<div><div><p>a</p><p>b</p></div></div>', '<p>a</p><p>b</p>'],
  [
    'loose text',
    'a<br>b<br><br>c <i>d</i><ul><li>e</li></ul>f',
    '<p>a<br>b</p><p>c <i>d</i></p><ul><li>e</li></ul><p>f</p>',
  ],
  ['blank blocks', '<p>&nbsp;</p><p>a</p><p><br></p><h2></h2><div></div>', '<p>a</p>'],
  [
    'lists that hold items only',
    '<ul><li>a</li><ul><li>b</li></ul></ul>',
    '<ul><li>a<ul><li>b</li></ul></li></ul>',
  ],
  ['items without a list', '<p>x</p><li>a</li>', '<p>x</p><div>a</div>'],
  [
    'tables',
    '<table><tr><td colspan="2">a</td></tr></table>',
    '<div class="table-scroll" role="group" aria-label="Table"><table><tbody><tr><td colspan="2">a</td></tr></tbody></table></div>',
  ],
])

rows('code', [
  ['byte for byte', '<pre>\n\n a\t<b>b</b>  \n</pre>', '<pre>\n\n a\t<b>b</b>  \n</pre>'],
  ['a language nobody declared', '<pre><code>if (a) {}</code></pre>', '<pre><code>if (a) {}</code></pre>'],
  [
    'a declared language',
    '<pre><code class="x language-js">if (1) {}</code></pre>',
    '<pre data-language="js"><code class="language-js"><span class="k">if</span> (<span class="n">1</span>) {}</code></pre>',
  ],
  [
    'declared on a wrapper, coloured by the blog',
    '<div class="highlight-source-shell"><pre><span class="k">if</span> a</pre></div>',
    '<pre data-language="shell"><code class="language-shell">if a</code></pre>',
  ],
  [
    'an unknown language',
    '<pre class="brush:zig">a</pre>',
    '<pre data-language="zig"><code class="language-zig">a</code></pre>',
  ],
])

rows('boilerplate', [
  ['a share widget', '<p>a</p><div class="sharedaddy"><h3>Share</h3></div>', '<p>a</p>'],
  [
    'a share bar',
    '<p>a</p><p>Share: <a href="https://twitter.com/intent/tweet?u=1">T</a> <a href="https://www.facebook.com/sharer.php?u=1">F</a></p>',
    '<p>a</p>',
  ],
  [
    'trailers',
    '<p>a</p><hr><p>Flattr this!</p><p>The post <a href="x">a</a> appeared first on <a href="y">b</a>.</p>',
    '<p>a</p>',
  ],
  [
    'what only looks like one',
    '<p>The post office first appeared on a stamp</p><p>Flattr this! I said.</p>',
    '<p>The post office first appeared on a stamp</p><p>Flattr this! I said.</p>',
  ],
])

describe('what was taken out', () => {
  it('is counted by kind', () => {
    const html =
      '<p onclick=x>a<script></script><img src=/p.gif width=1><a href="javascript:x">b</a></p><p>Flattr this!</p>'
    expect(cleaned(html).removed).toEqual({ script: 3, 'tracking-image': 1, trailer: 1 })
  })
})

describe('text, words and fold', () => {
  const paragraph = (words: number) => `<p>${'word '.repeat(words)}</p>`

  it('separates blocks, not inline elements', () => {
    expect(cleaned('<p>a<b>b</b></p><ul><li>c</li><li>d</li></ul><pre>e\n  f</pre>').text).toBe('ab c d e f')
  })

  it.each([
    ['nothing', '', 0, 0],
    ['prose', paragraph(440), 440, 2],
    ['code at half weight', `<pre>${'word '.repeat(440)}</pre>`, 220, 1],
    ['CJK by characters', `<p>${'日本'.repeat(500)}</p>`, 440, 2],
    ['one word', '<p>word</p>', 1, 1],
  ])('counts %s', (_, html, words, minutes) => {
    expect(cleaned(html)).toMatchObject({ words, minutes })
  })

  it.each([
    ['a short post', paragraph(175) + paragraph(175), null],
    ['one block', paragraph(500), null],
    ['before the block that passes the limit', paragraph(200) + paragraph(100) + paragraph(300), 300],
    ['a long first block', paragraph(400) + paragraph(50), 50],
    ['never after a heading', paragraph(200) + '<h2>a</h2>' + paragraph(300), 301],
  ])('folds %s', (_, html, rest) => {
    const { fold, html: whole } = cleaned(html)
    expect(fold?.words ?? null).toBe(rest)
    if (fold !== null) expect(whole.slice(fold.at)).toMatch(/^<(?:p|h4)>/)
    expect(foldAfterWords).toBe(350)
  })
})

describe('caps (RL-08, RL-09)', () => {
  const long = (unit: string) => unit.repeat(Math.floor((maxHtmlLength - 20) / unit.length))

  it.each([
    ['unclosed elements', long('<b>')],
    ['end tags that close nothing', long('<div></p>')],
    ['formatting that is taken up again and again', '<font>'.repeat(100) + long('<p>x').slice(0, -700)],
    ['more than a megabyte', 'x'.repeat(maxHtmlLength + 1)],
    ['URLs that grow', long('<img src=a>').slice(0, 40_000 * 11)],
  ])('%s become text', (_, attack) => {
    const { removed, html } = clean(`<p>before</p>${attack}`, {
      base: base + 'x'.repeat(1900),
      idPrefix: 'k1',
    })
    expect(removed).toEqual({ markup: 1 })
    expect(html).toContain('<p>before')
    expect(html.length).toBeLessThan(maxCleanLength)
  })

  it('leaves deep but honest posts alone', () => {
    const depth = maxDepth - 10
    expect(cleaned('<blockquote>'.repeat(depth) + 'deep').removed).toEqual({})
  })

  it('shows neither markup nor scripts of what it degrades', () => {
    const { html } = cleaned('<b>'.repeat(300) + '<script>x()</script><p title="a">A &lt;b&gt; &amp; c</p>')
    expect(html).toBe('<p>A &lt;b&gt; &amp; c</p>')
  })

  it.each([
    ['attributes', `<p ${long('a="b" ')}>`],
    ['angle brackets', long('<')],
    ['comments', long('<!--')],
    ['candidates', `<img src=a srcset="${long('a 1x,')}">`],
    ['code without punctuation', `<pre><code class="language-cpp">${long('a b\n')}</code></pre>`],
    ['blank lines', long('\n<br>').slice(0, 200_000)],
  ])('takes linear time for %s', (_, attack) => {
    const start = process.cpuUsage().user
    cleaned(attack)
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(2000)
  })
})

it('cleans its own output into itself', () => {
  const html =
    '<h2>a</h2><pre>\n\nx</pre><p>b <a href="/c">d</a></p><ul><li>e</li></ul><blockquote><p>f</p></blockquote>'
  const once = cleaned(html).html
  expect(cleaned(once).html).toBe(once)
})
