/*
 * What foreign HTML may be on our pages. Data only: `sanitize.ts` applies it, and nothing that is not named here passes.
 * An element that is in none of these lists gives way to its content.
 */

/** How an attribute's value is judged. A RegExp must match the whole value; the rest are named after what they make of it. */
export type Kind = 'text' | 'count' | 'pixels' | 'integer' | 'media' | 'srcset' | 'flag' | RegExp

export type Kinds = ReadonlyMap<string, Kind>

/** On every link of a post (SA-10): the planet vouches for none of them, and tells them nothing. */
export const linkRel = 'nofollow ugc noopener noreferrer'

const language = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i
const direction = /^(?:ltr|rtl|auto)$/i
const alignment = /^(?:left|center|right)$/i
const mimeType = /^(?:audio|video|image)\/[\w.+-]{1,60}(?:; ?codecs="?[\w., -]{1,100}"?)?$/i

const cell: Readonly<Record<string, Kind>> = { colspan: 'count', rowspan: 'count', align: alignment }

/** Attributes on any element. `id` and `name` are dealt with apart: they get the post's prefix. */
export const globalAttributes = attributes({ dir: direction, lang: language, title: 'text' })

/** The elements that stay, with the attributes of each. `a`, `img` and embeds have functions of their own. */
export const elements = new Map(
  Object.entries<Readonly<Record<string, Kind>>>({
    abbr: {},
    b: {},
    bdi: {},
    bdo: {},
    blockquote: {},
    br: {},
    caption: {},
    cite: {},
    code: {},
    col: { span: 'count' },
    colgroup: { span: 'count' },
    dd: {},
    del: { datetime: 'text' },
    details: {},
    dfn: {},
    div: {},
    dl: {},
    dt: {},
    em: {},
    figcaption: {},
    figure: {},
    h1: {},
    h2: {},
    h3: {},
    h4: {},
    h5: {},
    h6: {},
    hr: {},
    i: {},
    ins: { datetime: 'text' },
    kbd: {},
    li: { value: 'integer' },
    mark: {},
    ol: { reversed: 'flag', start: 'integer', type: /^[1AaIi]$/ },
    p: {},
    picture: {},
    pre: {},
    q: {},
    rp: {},
    rt: {},
    ruby: {},
    s: {},
    samp: {},
    small: {},
    span: {},
    strong: {},
    sub: {},
    summary: {},
    sup: {},
    table: {},
    tbody: {},
    td: cell,
    tfoot: {},
    th: { ...cell, abbr: 'text', scope: /^(?:col|row|colgroup|rowgroup)$/i },
    thead: {},
    time: { datetime: 'text' },
    tr: {},
    u: {},
    ul: {},
    var: {},
    wbr: {},
    audio: { src: 'media' },
    video: { src: 'media', poster: 'media', width: 'pixels', height: 'pixels' },
    source: { src: 'media', srcset: 'srcset', sizes: 'text', media: 'text', type: mimeType },
    track: {
      src: 'media',
      kind: /^(?:captions|subtitles|descriptions|chapters)$/i,
      label: 'text',
      srclang: language,
    },
  }).map(([tag, kinds]) => [tag, attributes(kinds)]),
)

/** Elements that live on under another name: obsolete ones, and landmarks and form parts, which a post must not bring. */
export const renamed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acronym: 'abbr',
    strike: 's',
    tt: 'code',
    dir: 'ul',
    menu: 'ul',
    listing: 'pre',
    xmp: 'pre',
    plaintext: 'pre',
    address: 'div',
    article: 'div',
    aside: 'div',
    center: 'div',
    dialog: 'div',
    fieldset: 'div',
    footer: 'div',
    form: 'div',
    header: 'div',
    hgroup: 'div',
    legend: 'div',
    main: 'div',
    nav: 'div',
    option: 'div',
    section: 'div',
  }),
)

/** Elements that go with all they hold: a browser shows none of it either. */
export const dropped = new Set([
  'script',
  'style',
  'template',
  'title',
  'noframes',
  'noembed',
  'head',
  'base',
  'meta',
  'link',
  'param',
  'frame',
  'frameset',
  'input',
  'keygen',
  'datalist',
  'area',
  'map',
  'canvas',
])

/** Elements that mean nothing when empty; WordPress leaves them by the dozen. */
export const droppedWhenBlank = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'blockquote',
  'figure',
  'figcaption',
  'details',
  'summary',
  'pre',
  'a',
  'b',
  'i',
  'u',
  's',
  'em',
  'strong',
  'code',
  'small',
  'sub',
  'sup',
  'span',
  'q',
  'cite',
  'mark',
  'picture',
  'table',
])

/** Elements that begin a new block, and so end an open paragraph when a browser reads them. */
export const blocks = new Set([
  'blockquote',
  'details',
  'div',
  'dl',
  'figcaption',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'ol',
  'p',
  'pre',
  'summary',
  'table',
  'ul',
])

function attributes(kinds: Readonly<Record<string, Kind>>): Kinds {
  return new Map(Object.entries(kinds))
}
