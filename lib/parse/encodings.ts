import iconv from 'iconv-lite'

/**
 * What authors write → what they mean (WHATWG Encoding): smart quotes live in windows-1252, which Latin-1 never held.
 * All else goes by iconv's own names.
 */
const MEANT: Readonly<Record<string, string>> = {
  'windows-1252': 'iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 us-ascii ascii ansi cp819',
  'windows-1254': 'iso-8859-9 iso8859-9 latin5',
  'windows-874': 'iso-8859-11 tis-620',
  gb18030: 'gb2312 gb_2312-80 gbk x-gbk',
  cp949: 'euc-kr ks_c_5601-1987 ks_c_5601 ksc5601',
  shift_jis: 'x-sjis sjis ms_kanji',
  maccenteuro: 'maclatin2 maccentraleurope',
  'utf-8': 'utf8 unicode-1-1-utf-8',
}

const BY_LABEL = new Map(
  Object.entries(MEANT).flatMap(([meant, labels]) =>
    labels.split(' ').map((label) => [label, meant] as const),
  ),
)

/** The encoding that a label means, null where it names none that a document could be in. */
export function encodingOf(label: string): string | null {
  const meant = BY_LABEL.get(label.toLowerCase()) ?? label.toLowerCase()
  // Wide encodings are known by their first bytes; UTF-7 and iconv's own `base64` are no encodings of documents.
  if (/^(?:utf-?(?:7|16|32)|ucs-?[24]|base64|hex|binary)/.test(meant)) return null
  return iconv.encodingExists(meant) ? meant : null
}

export function isSingleByte(encoding: string): boolean {
  return !/^(?:utf|gb|big5|cp9[345]|shift|euc|windows-31j|ms|hz|iso-2022)/.test(encoding)
}
