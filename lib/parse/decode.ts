import iconv from 'iconv-lite'

/** A document as text. `doubt`: what was wrong with its encoding, for its author; null where nothing was. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly doubt: string | null }

const SNIFF_BYTES = 1024

/** What authors write → what they mean (WHATWG Encoding). Smart quotes live in windows-1252, which Latin-1 never held. */
const MEANT = new Map([
  ...[
    'iso-8859-1',
    'iso8859-1',
    'iso_8859-1',
    'latin1',
    'latin-1',
    'l1',
    'us-ascii',
    'ascii',
    'ansi',
    'cp819',
  ].map((label) => [label, 'windows-1252'] as const),
  ['iso-8859-9', 'windows-1254'],
  ['latin5', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
  ['tis-620', 'windows-874'],
  ['gb2312', 'gb18030'],
  ['gb_2312-80', 'gb18030'],
  ['gbk', 'gb18030'],
  ['ks_c_5601-1987', 'cp949'],
  ['euc-kr', 'cp949'],
  ['x-sjis', 'shift_jis'],
  ['maclatin2', 'maccenteuro'],
  ['maccentraleurope', 'maccenteuro'],
  ['utf8', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
])

const BYTE_ORDER_MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** `<` and what must follow it, in encodings of more than one byte without a mark (XML 1.0 appendix F). */
const FIRST_TAGS: readonly (readonly [readonly number[], string])[] = [
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0], 'utf-16le'],
  [[0, 0x3c], 'utf-16be'],
]

/**
 * PA-02. The encoding is the first that fits of: byte order mark, HTTP charset, XML declaration, UTF-8, windows-1252. A declared
 * one gives way to UTF-8 where the bytes are UTF-8 beyond chance. Characters that XML forbids are dropped (PA-03). Never throws.
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const { text, encoding, doubt } = pick(bytes, contentType)
  return { text: withoutForbidden(text), encoding, doubt }
}

function pick(bytes: Uint8Array, contentType: string | null): Decoded {
  const marked = startsWithAny(bytes, BYTE_ORDER_MARKS) ?? startsWithAny(bytes, FIRST_TAGS)
  if (marked !== null && marked !== 'utf-8')
    return { text: read(bytes, marked), encoding: marked, doubt: null }

  const written = marked === null ? [charsetOf(contentType), declaredIn(bytes)] : []
  const declared = written.filter((label) => label !== null)
  const meant = declared.map(meantBy).filter((encoding) => encoding !== null)
  const utf8 = readUtf8(bytes)
  for (const encoding of meant) {
    if (encoding === 'utf-8' && utf8 === null) continue
    const text = encoding === 'utf-8' ? utf8 : readDeclared(bytes, encoding, utf8 !== null)
    if (text !== null)
      return {
        text,
        encoding,
        doubt: encoding === meantBy(declared[0] ?? '') ? null : doubtOf(declared, encoding),
      }
  }
  if (utf8 !== null) {
    const fits = declared.length === 0 || !hasHighByte(bytes)
    return { text: utf8, encoding: 'utf-8', doubt: fits ? null : doubtOf(declared, 'utf-8') }
  }
  const older = meant.find((encoding) => isSingleByte(encoding)) ?? 'windows-1252'
  const mixed = readMixed(bytes, older)
  if (mixed !== null)
    return {
      text: mixed.text,
      encoding: 'utf-8',
      doubt: `The document is not valid UTF-8 in ${mixed.strays} places.`,
    }
  return { text: read(bytes, older), encoding: older, doubt: doubtOf(declared, older) }
}

/** Null where the declaration cannot be right: its reading is nonsense, or the bytes are UTF-8 beyond chance. */
function readDeclared(bytes: Uint8Array, encoding: string, isUtf8: boolean): string | null {
  if (isSingleByte(encoding) && hasHighByte(bytes) && (isUtf8 || readMixed(bytes, encoding) !== null))
    return null
  const text = read(bytes, encoding)
  return text.includes('\ufffd') ? null : text
}

function doubtOf([declared]: readonly string[], really: string): string {
  return declared === undefined
    ? `The document is not UTF-8 and names no encoding; read as ${really}.`
    : `The document is declared as ${declared}, but it is ${really}.`
}

function startsWithAny(bytes: Uint8Array, table: typeof BYTE_ORDER_MARKS): string | null {
  return (
    table.find(
      ([prefix]) => bytes.length >= prefix.length && prefix.every((byte, i) => bytes[i] === byte),
    )?.[1] ?? null
  )
}

function charsetOf(contentType: string | null): string | null {
  return (
    /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase() ??
    null
  )
}

/** `encoding` of the XML declaration, which may stand behind junk. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, SNIFF_BYTES)).toString('latin1')
  return (
    /<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null
  )
}

function meantBy(label: string): string | null {
  const meant = MEANT.get(label) ?? label
  // Wide encodings are known by their first bytes; UTF-7 and iconv's own `base64` are no encodings of documents.
  if (/^(?:utf-?(?:7|16|32)|ucs-?[24]|base64|hex|binary)/.test(meant)) return null
  return iconv.encodingExists(meant) ? meant : null
}

function isSingleByte(encoding: string): boolean {
  return !/^(?:utf|gb|big5|cp9[345]|shift|euc|windows-31j|ms|hz|iso-2022)/.test(encoding)
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

/** UTF-8 with stray bytes of an older encoding in it, as pasting makes it; null where it is not mostly UTF-8. */
function readMixed(
  bytes: Uint8Array,
  older: string,
): { readonly text: string; readonly strays: number } | null {
  const parts: string[] = []
  let copied = 0
  let strays = 0
  let sequences = 0
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      sequences += 1
      at += length
      continue
    }
    parts.push(new TextDecoder().decode(bytes.subarray(copied, at)), read(bytes.subarray(at, at + 1), older))
    strays += 1
    at += 1
    copied = at
  }
  if (sequences <= strays) return null
  return { text: parts.join('') + new TextDecoder().decode(bytes.subarray(copied)), strays }
}

/** Bytes of the UTF-8 sequence that begins here, 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** The character of one byte; the five bytes without one stay the controls that they are. */
export function windows1252(byte: number): string {
  const char = iconv.decode(Buffer.of(byte), 'windows-1252')
  return char === '\ufffd' ? String.fromCharCode(byte) : char
}

/** Drops what is outside XML 1.0's `Char`; C1 controls are windows-1252 in disguise; line ends become `\n` (XML 1.0 §2.11). */
function withoutForbidden(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\x80-\x9f]/g, (char) => windows1252(char.charCodeAt(0)))
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufeff]+/g, '')
}
