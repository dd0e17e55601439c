import iconv from 'iconv-lite'

/** A document as text. `doubt`: what was wrong with its encoding, for its author; null where nothing was. */
export type Decoded = { readonly text: string; readonly encoding: string; readonly doubt: string | null }

const SNIFF_BYTES = 1024

/** What authors write → what they mean (WHATWG Encoding). Smart quotes live in windows-1252, which Latin-1 never held. */
const MEANT = new Map([
  ...['iso-8859-1', 'iso8859-1', 'iso_8859-1', 'latin1', 'latin-1', 'l1', 'us-ascii', 'ascii', 'ansi', 'cp819']
    .map((label) => [label, 'windows-1252'] as const),
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
  if (marked !== null && marked !== 'utf-8') return { text: read(bytes, marked), encoding: marked, doubt: null }

  const utf8 = readUtf8(bytes)
  const declared = [charsetOf(contentType), declaredIn(bytes)].filter((label) => label !== null)
  if (marked === 'utf-8') declared.length = 0
  for (const label of declared) {
    const encoding = meantBy(label)
    if (encoding === 'utf-8' && utf8 !== null) break
    if (encoding === null || encoding === 'utf-8' || isWide(encoding)) continue
    const text = read(bytes, encoding)
    const nonsense = text.includes('\ufffd')
    if (utf8 === null ? !nonsense : !nonsense && !(isSingleByte(encoding) && hasHighByte(bytes))) {
      return { text, encoding, doubt: label === declared[0] ? null : doubtOf(declared[0], encoding) }
    }
  }
  const first = declared[0]
  if (utf8 !== null) {
    const fits = first === undefined || meantBy(first) === 'utf-8' || !hasHighByte(bytes)
    return { text: utf8, encoding: 'utf-8', doubt: fits ? null : doubtOf(first, 'utf-8') }
  }
  return patchUtf8(bytes, first)
}

function doubtOf(declared: string | undefined, really: string): string {
  return declared === undefined
    ? `The document is not UTF-8 and names no encoding; read as ${really}.`
    : `The document is declared as ${declared}, but it is ${really}.`
}

function startsWithAny(bytes: Uint8Array, table: typeof BYTE_ORDER_MARKS): string | null {
  return table.find(([prefix]) => bytes.length >= prefix.length && prefix.every((byte, i) => bytes[i] === byte))?.[1] ?? null
}

function charsetOf(contentType: string | null): string | null {
  return /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null
}

/** `encoding` of the XML declaration, which may stand behind junk. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, SNIFF_BYTES)).toString('latin1')
  return /<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null
}

function meantBy(label: string): string | null {
  const meant = MEANT.get(label) ?? label
  return meant !== 'utf-7' && iconv.encodingExists(meant) ? meant : null
}

/** Encodings that plain ASCII bytes cannot be in; a declaration that could be read as ASCII disproves itself. */
function isWide(encoding: string): boolean {
  return /^(?:utf-?(?:16|32)|ucs-?[24])/.test(encoding)
}

function isSingleByte(encoding: string): boolean {
  return !/^(?:gb|big5|cp9[345]|shift|euc|windows-31j|ms|hz|iso-2022)/.test(encoding)
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

/** Mostly UTF-8 with a few bad bytes stays UTF-8; everything else that fits nothing is windows-1252. */
function patchUtf8(bytes: Uint8Array, declared: string | undefined): Decoded {
  const loose = new TextDecoder('utf-8').decode(bytes)
  let bad = 0
  let good = 0
  for (let i = 0; i < loose.length; i += 1) {
    const code = loose.charCodeAt(i)
    if (code === 0xfffd) bad += 1
    else if (code >= 0x80) good += 1
  }
  if (good > bad) return { text: loose, encoding: 'utf-8', doubt: `The document is not valid UTF-8 in ${bad} places.` }
  return { text: read(bytes, 'windows-1252'), encoding: 'windows-1252', doubt: doubtOf(declared, 'windows-1252') }
}

/** The character of one byte. */
export function windows1252(byte: number): string {
  return iconv.decode(Buffer.of(byte), 'windows-1252')
}

function withoutForbidden(text: string): string {
  // eslint rules aside, these are exactly the characters outside XML 1.0's `Char`.
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufeff]+/g, '')
}
