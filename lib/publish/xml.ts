import { writable } from './writable'

type Attributes = Readonly<Record<string, string | number | null>>

/** A document of one element; readers with a browser see it styled by `/feed.css`. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet href="/feed.css" type="text/css"?>\n${root}\n`
}

/** An element around others, which are markup already. Attributes that are null are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

/** An element around a text, whatever it holds; nothing where there is none. */
export function textElement(name: string, text: string | null, attributes: Attributes = {}): string {
  return text === null ? '' : element(name, attributes, escapeXml(text))
}

/** A text as XML says it, to be read back letter by letter, without what XML 1.0 cannot say (SA-17). */
function escapeXml(text: string): string {
  return writable(text).replace(/[<>&"\r]/g, (sign) => ESCAPED[sign] ?? '')
}

const ESCAPED: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  '\r': '&#13;',
}

function attribute([name, value]: readonly [string, string | number | null]): string {
  // White space other than blanks is lost in attributes unless it is named.
  return value === null
    ? ''
    : ` ${name}="${escapeXml(String(value)).replace(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`
}
