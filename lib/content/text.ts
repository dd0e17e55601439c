import type { Text } from '../parse/parsed-feed'
import { textOfForeign } from './foreign'
import { parseWithinCaps } from './parse-within-caps'

/** RL-09. Graphemes, since that is what a reader counts; UTF-16 code units, since one grapheme may have thousands. */
export const maxGraphemes = 300
export const maxNameGraphemes = 100
const unitsPerGrapheme = 3
/** Of a foreign title no more than this is looked at. */
const maxRawLength = 10_000

/** Control characters but tab and line breaks, and noncharacters: nothing that a page, a feed or a log may hold. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g
/** Marks without width or ink, bidi overrides and isolates, tag characters: they make one text look like another, or like none. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|\udb40[\udc00-\udc7f]/g
/** Joiners have a meaning inside emoji and in scripts whose letters join; elsewhere they only hide. */
const JOINERS =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{sc=Arab}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mymr}\p{sc=Khmr}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu

/** Elements that format a title or are never text: their tags are markup even where they were left open. */
const MARKUP = new Set(
  'a abbr acronym b bdi bdo big br cite code del dfn em embed font form i iframe img input ins kbd link mark math meta object p q rp rt ruby s samp script small span strike strong style sub sup svg tt u var wbr'.split(
    ' ',
  ),
)

/** Text as a page, a feed and a log may hold it. Line breaks stay. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}

/**
 * A title, name or label as plain text (R-TITLE, SA-15): decoded once by its type, NFC, white space collapsed, without
 * what is invisible, at most `max` graphemes. Tags of an `html` value go, but one that is merely named stays readable:
 * "The <video> element". May be empty.
 */
export function toText({ type, value }: Text, max: number = maxGraphemes): string {
  const raw = value.slice(0, maxRawLength)
  const decoded = type === 'html' && /[<&]/.test(raw) ? decodeHtml(raw) : raw
  // The blank of Braille is a letter to Unicode.
  const spaced = decoded.toWellFormed().replace(/[\s\u2800]+/g, ' ')
  const visible = withoutControls(spaced).replace(INVISIBLE, '')
  // Looking around every letter for a joiner that is not there would cost more than all the rest.
  const joined = /[\u200c\u200d]/.test(visible) ? visible.replace(JOINERS, '') : visible
  return cut(joined.replace(/\s+/g, ' ').trim().normalize('NFC'), max)
}

/**
 * A person's name without any e-mail address (R-AUTHOR): `a@b (Name)` and `Name <a@b>` → `Name`; null where nothing
 * is left to show.
 */
export function personName(name: string): string | null {
  const text = toText({ type: 'text', value: name }, maxGraphemes)
  const inBrackets = /^\S+@\S+ ?\(([^()]+)\)$/.exec(text)?.[1]
  const shown = withoutMail(inBrackets ?? text)
  return cut(shown.replace(/^[\s,;:"']+|[\s,;:"']+$/g, ''), maxNameGraphemes) || null
}

/** Text without e-mail addresses, which are shown nowhere (R-AUTHOR). */
export function withoutMail(text: string): string {
  return text
    .replace(/[<([]?(?:mailto:)?[^\s<>()[\]@]{1,64}@[^\s<>()[\]@]{1,255}[>)\]]?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function decodeHtml(html: string): string {
  const named = withNamedTags(html)
  // What is nested beyond the caps is read without its tags.
  const read = parseWithinCaps(named) ?? parseWithinCaps(named.replace(/<[^<>]*>/g, ''))
  return read === null ? '' : textOfForeign(read)
}

/** Escapes each tag that is neither formatting nor closed: it is what the title speaks of. */
function withNamedTags(html: string): string {
  const closed = new Set(Array.from(html.matchAll(/<\/([a-z][a-z0-9-]*)/gi), ([, tag]) => tag?.toLowerCase()))
  // A name is taken whole or not at all: its parts would each be looked behind.
  return html.replace(/<([a-z][^\s<>/]*)(?![^\s<>/])(?=[^<>]*>)/gi, (start, tag: string) =>
    MARKUP.has(tag.toLowerCase()) || closed.has(tag.toLowerCase()) ? start : `&lt;${tag}`,
  )
}

const graphemes = new Intl.Segmenter('en')

/** The longest start of at most `max` graphemes that splits none. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const start = text.slice(0, max + 1)
  if (!/[^ -~]/.test(start)) return start.slice(0, max).trimEnd()
  let end = 0
  let count = 0
  for (const { segment } of graphemes.segment(text.slice(0, 2 * unitsPerGrapheme * max))) {
    if (++count > max || end + segment.length > unitsPerGrapheme * max) break
    end += segment.length
  }
  return text.slice(0, end).trimEnd()
}
