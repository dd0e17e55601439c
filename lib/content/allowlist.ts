/*
 * What foreign HTML may be on our pages. Data only: `sanitize.ts` applies it, and nothing that is not named here passes.
 * An element that is in none of these lists gives way to its content.
 */

/** How an attribute's value is judged. A RegExp must match the whole value; the rest are named after what they hold. */
export type Kind = 'text' | 'count' | 'pixels' | 'integer' | 'media' | 'srcset' | 'flag' | RegExp
export type Kinds = ReadonlyMap<string, Kind>

/** On every link of a post (SA-10): the planet vouches for none of them, and tells them nothing. */
export const linkRel = 'nofollow ugc noopener noreferrer'

const language = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i
const mimeType = /^(?:audio|video|image)\/[\w.+-]{1,60}(?:; ?codecs="?[\w., -]{1,100}"?)?$/i
const cell = { colspan: 'count', rowspan: 'count', align: /^(?:left|center|right)$/i } as const

/** The elements that stay. `a`, `img` and frames have functions of their own. */
const names = words(`
  abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
  h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strong sub summary sup
  table tbody td tfoot th thead time tr track u ul var video wbr
`)

const attributes: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  audio: { src: 'media' },
  col: { span: 'count' },
  colgroup: { span: 'count' },
  del: { datetime: 'text' },
  img: { srcset: 'srcset', sizes: 'text', width: 'pixels', height: 'pixels' },
  ins: { datetime: 'text' },
  li: { value: 'integer' },
  ol: { reversed: 'flag', start: 'integer', type: /^[1AaIi]$/ },
  source: { src: 'media', srcset: 'srcset', sizes: 'text', media: 'text', type: mimeType },
  td: cell,
  th: { ...cell, abbr: 'text', scope: /^(?:col|row|colgroup|rowgroup)$/i },
  time: { datetime: 'text' },
  track: {
    src: 'media',
    kind: /^(?:captions|subtitles|descriptions|chapters)$/i,
    label: 'text',
    srclang: language,
  },
  video: { src: 'media', poster: 'media', width: 'pixels', height: 'pixels' },
}

/** Attributes of any element. `id` and `name` are dealt with apart: they get the post's prefix. */
export const globalAttributes = kinds({ dir: /^(?:ltr|rtl|auto)$/i, lang: language, title: 'text' })

export const noAttributes = kinds({})
export const imageAttributes = kinds(attributes.img)
export const elements: ReadonlyMap<string, Kinds> = new Map(
  names.map((name) => [name, kinds(attributes[name])]),
)

/** Elements that live on under another name: obsolete ones, and landmarks and form parts, which no post may bring. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ acronym: 'abbr', strike: 's', tt: 'code', dir: 'ul', menu: 'ul' }),
  ...words('listing xmp plaintext').map((name) => [name, 'pre'] as const),
  ...words(`
    address article aside center dialog fieldset footer form header hgroup legend main nav option section
  `).map((name) => [name, 'div'] as const),
])

/** Elements that go with all they hold: a browser shows none of it either. */
export const dropped = new Set(
  words(`
    area base canvas datalist frame frameset head input keygen link map meta noembed noframes param script style
    template title
  `),
)

/** Elements that mean nothing when empty; engines leave them by the dozen. */
export const droppedWhenBlank = new Set(
  words(`
    a b blockquote cite code details div dl em figcaption figure h1 h2 h3 h4 h5 h6 i mark ol p picture pre q s small
    span strong sub summary sup table u ul
  `),
)

/** Elements that begin a new block, and so end an open paragraph when a browser reads them. */
export const blocks = new Set(
  words(`
    blockquote details div dl figcaption figure h1 h2 h3 h4 h5 h6 hr ol p pre summary table ul
  `),
)

function kinds(table: Readonly<Record<string, Kind>> = {}): Kinds {
  return new Map(Object.entries(table))
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
