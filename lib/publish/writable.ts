const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g

/**
 * What of a text XML 1.0 §2.2 can say, without controls and non-characters: those of C1 too, which readers take for windows-1252.
 * Half of a surrogate pair is one unknown sign; a mark of byte order inside a text is what readers drop.
 */
export function writable(text: string): string {
  return text.toWellFormed().replace(UNWRITABLE, '')
}
