/**
 * A value whose texts hold only what XML 1.0 §2.2 can: without control characters, halves of surrogate pairs and non-characters.
 * Dates and numbers stay as they are.
 */
export function writable<T>(value: T): T {
  return copy(value) as T
}

const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g

function copy(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replace(UNWRITABLE, '')
  if (Array.isArray(value)) return value.map(copy)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]))
}
