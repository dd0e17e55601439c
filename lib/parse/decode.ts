import iconv from 'iconv-lite'
import { encodingOf, isSingleByte } from './encodings'
import { readMixed } from './mixed'
import { windows1252 } from './windows-1252'

/** A document as text. `doubt`: what was wrong with its encoding, for its author; null where nothing was. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly doubt: string | null }

/** First bytes that tell: byte order marks, and `<` in encodings of more than one byte (XML 1.0 appendix F). */
const FIRST_BYTES: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0], 'utf-16le'],
  [[0, 0x3c], 'utf-16be'],
]
const SNIFF_BYTES = 1024

/**
 * PA-02. The encoding is the first that fits of: byte order mark, HTTP charset, XML declaration, UTF-8, windows-1252.
 * A declared one gives way to UTF-8 where the bytes are UTF-8 beyond chance. Characters that XML forbids are dropped
 * (PA-03). Never throws.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const { text, encoding, doubt } = pick(bytes, contentType)
  return { text: withoutForbidden(text), encoding, doubt }
}

function pick(bytes: Uint8Array, contentType: string | null): Decoded {
  const marked = firstBytesOf(bytes)
  if (marked !== null && marked !== 'utf-8')
    return { text: read(bytes, marked), encoding: marked, doubt: null }

  const written = marked === null ? [charsetOf(contentType), declaredIn(bytes)] : []
  const declared = written.filter((label) => label !== null)
  const meant = declared.map(encodingOf).filter((encoding) => encoding !== null)
  const answer = (text: string, encoding: string, asDeclared: boolean): Decoded => {
    return { text, encoding, doubt: asDeclared ? null : doubtOf(declared, encoding) }
  }
  const utf8 = readUtf8(bytes)
  for (const encoding of meant) {
    const text = encoding === 'utf-8' ? utf8 : readDeclared(bytes, encoding, utf8 !== null)
    if (text !== null) return answer(text, encoding, encoding === encodingOf(declared[0] ?? ''))
  }
  if (utf8 !== null) return answer(utf8, 'utf-8', declared.length === 0 || !hasHighByte(bytes))

  const older = meant.find(isSingleByte) ?? 'windows-1252'
  const mixed = readMixed(bytes, older)
  if (mixed !== null) return { text: mixed.text, encoding: 'utf-8', doubt: placesOf('UTF-8', mixed.strays) }
  for (const encoding of meant.filter((each) => each !== 'utf-8' && !isSingleByte(each))) {
    const text = read(bytes, encoding)
    const broken = text.split('\ufffd').length - 1
    if (broken * FEW < text.replace(/[\0-\x7f]+/g, '').length)
      return { text, encoding, doubt: placesOf(encoding, broken) }
  }
  return answer(read(bytes, older), older, false)
}

/** Of so many characters one may be broken, as where a summary ends within one: the declared encoding is right all the same. */
const FEW = 10

function placesOf(encoding: string, count: number): string {
  return `The document is not valid ${encoding} in ${count} places.`
}

/** Null where the declaration cannot be right: its reading is nonsense, or the bytes are UTF-8 beyond chance. */
function readDeclared(bytes: Uint8Array, encoding: string, isUtf8: boolean): string | null {
  const beyondChance = isSingleByte(encoding) && hasHighByte(bytes)
  if (beyondChance && (isUtf8 || readMixed(bytes, encoding) !== null)) return null
  const text = read(bytes, encoding)
  return text.includes('\ufffd') ? null : text
}

function doubtOf([declared]: readonly string[], really: string): string {
  return declared === undefined
    ? `The document is not UTF-8 and names no encoding; read as ${really}.`
    : `The document is declared as ${declared}, but it is ${really}.`
}

function firstBytesOf(bytes: Uint8Array): string | null {
  const found = FIRST_BYTES.find(([prefix]) => prefix.every((byte, index) => bytes[index] === byte))
  return found?.[1] ?? null
}

function charsetOf(contentType: string | null): string | null {
  return /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null
}

/** `encoding` of the XML declaration, which may stand behind junk. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, SNIFF_BYTES)).toString('latin1')
  return /<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})/i.exec(head)?.[1] ?? null
}

function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80)
}

function read(bytes: Uint8Array, encoding: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What `withoutForbidden` changes: most documents hold nothing of it, and are looked at once. */
const UNUSUAL = /[\0-\x08\x0b-\x1f\x80-\x9f\ud800-\udfff\ufffe\uffff\ufeff]/

/**
 * Drops what is outside XML 1.0's `Char`; C1 controls are windows-1252 in disguise; line ends become `\n` (XML §2.11).
 */
function withoutForbidden(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\x80-\x9f]/g, (char) => windows1252(char.charCodeAt(0)))
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufeff]+/g, '')
}
