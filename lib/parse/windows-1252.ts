import iconv from 'iconv-lite'

/** The character of one byte; the five bytes without one stay the controls that they are. */
export function windows1252(byte: number): string {
  const char = iconv.decode(Buffer.of(byte), 'windows-1252')
  return char === '\ufffd' ? String.fromCharCode(byte) : char
}
