import { describe, expect, it } from 'vitest'
import { stripFramework } from './strip-framework.mjs'
import { cpuMs } from '../../e2e/cpu-ms'

const gone: readonly (readonly [what: string, html: string])[] = [
  ['a chunk', '<script src="/_next/static/chunks/1.js" async=""></script>'],
  ['a chunk for old browsers', '<script src="/_next/static/chunks/1.js" noModule=""></script>'],
  ['the inline payload', '<script>self.__next_f.push([1,"<p>a</p>"])</script>'],
  ['a payload that names our script', '<script>"<script src=\\"/planet.js\\">"</script>'],
  ['the bootstrap', '<script id="_R_">(globalThis["TURBOPACK"]||[]).push({})</script>'],
  ['a script in capitals', '<SCRIPT>1</SCRIPT >'],
  ['a chunk loaded early', '<link rel="preload" as="script" fetchPriority="low" href="/_next/1.js"/>'],
  ['a mark of what was left out', '<template data-dgst="NEXT_HTTP_ERROR_FALLBACK;404"></template>'],
  ['a picture loaded early', '<link rel="preload" href="/icon.svg" as="image"/>'],
  ['a mark between two texts', '<!-- -->'],
  ['a comment', '<!-- <script>1</script> -->'],
  ['a place for metadata that stands in the head', '<div hidden=""><!--$--><!--/$--></div>'],
  ["a word to the framework's script", '<meta name="next-size-adjust" content=""/>'],
  ['a module loaded early', '<link rel="modulepreload" href="/_next/1.js"/>'],
]

const kept: readonly (readonly [what: string, html: string])[] = [
  ['our script', '<script src="/planet.js" defer=""></script>'],
  ['our script with a version', '<script src="/planet.js?v=1" defer=""></script>'],
  ['JSON-LD', '<script type="application/ld+json">{"@type":"Blog"}</script>'],
  ['what our script puts into pages', '<script type="text/html"><b>New</b></script>'],
  ['a style sheet', '<link rel="stylesheet" href="/_next/1.css" data-precedence="next"/>'],
  ['a face loaded early', '<link rel="preload" href="/f.woff2" as="font" type="font/woff2" crossorigin=""/>'],
  ['a style that speaks of scripts', '<style>a::after{content:"<script>"}</style>'],
  ['an attribute that speaks of scripts', '<img alt="<script>" src="/x.png">'],
  ['an attribute with both ends', '<img alt="<script>1</script>">'],
  ['a comment without an end', '<p>a</p><!-- <script>1</script>'],
  ['text that speaks of scripts', '&lt;script&gt;1&lt;/script&gt;'],
  ['an element whose name only begins so', '<script-box>1</script-box>'],
  ['a tag without an end', '<p>a</p><a title="<script>1</script>'],
  ['a script without an end', '<p>a</p><script>1'],
]

describe('stripFramework', () => {
  it.each(gone)('takes out %s', (_, html) => {
    expect(stripFramework(`<p>before</p>${html}<p>after</p>`)).toBe('<p>before</p><p>after</p>')
  })

  it.each(kept)('leaves %s', (_, html) => {
    expect(stripFramework(`<p>before</p>${html}`)).toBe(`<p>before</p>${html}`)
  })

  it('makes data of what a template holds for our script', () => {
    expect(stripFramework('<template><b>{name}<!-- -->!</b></template><p>after</p>')).toBe(
      '<script type="text/html"><b>{name}!</b></script><p>after</p>',
    )
  })

  it('changes nothing the second time', () => {
    const once = stripFramework([...gone, ...kept].map(([, html]) => html).join('<p>x</p>'))
    expect(stripFramework(once)).toBe(once)
  })

  it.each([
    '<',
    '<a ',
    '<a "',
    '<script>',
    '<!--',
    '<script></script ',
    '<style></style',
    '<template></template',
  ])('reads a megabyte of %s in linear time', (prefix) => {
    const text = prefix.repeat(1e6 / prefix.length)
    expect(cpuMs(() => stripFramework(text))).toBeLessThan(500)
  })
})
