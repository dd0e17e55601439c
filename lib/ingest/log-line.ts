/** Beyond what JSON escapes: C1, and what breaks or turns a line on a terminal. */
const UNSAFE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** One line of the log: JSON in which no character of a feed can act on a terminal or end the line (EP-11). */
export function logLine(value: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

export function log(value: Readonly<Record<string, unknown>>): void {
  console.log(logLine(value))
}
