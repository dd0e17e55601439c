import { describe, expect, it } from 'vitest'
import type { FailureCode, Outcome } from '../fetch/outcome'
import { statusWordsFor } from '../words/status/words'
import { codeOf, isStatusCode, statuses, type Status, type StatusCode } from './codes'

const reached = { url: 'https://anna.example/feed', status: 200, permanent: null }
const failed = (code: FailureCode): Outcome => ({
  kind: 'failed',
  code,
  message: '',
  url: reached.url,
  status: null,
})

describe('codeOf', () => {
  it.each<[Outcome, string]>([
    [
      {
        kind: 'fresh',
        bytes: Buffer.from('<rss/>'),
        contentType: null,
        hash: '',
        validators: { etag: null, lastModified: null },
        keepSeconds: null,
        ...reached,
      },
      'ok',
    ],
    [{ kind: 'unchanged', keepSeconds: null, ...reached }, 'not-modified'],
    [{ kind: 'later', until: new Date(0), ...reached }, 'rate-limited'],
    [{ kind: 'gone', ...reached }, 'gone'],
    [failed('tls'), 'tls'],
    [failed('no-file'), 'no-file'],
  ])('R-STATUS %#: %o', (outcome, code) => expect(codeOf(outcome)).toBe(code))
})

type Said = { readonly means: string; readonly todo?: string }

describe('statuses', () => {
  it.each(Object.entries<Status>(statuses))(
    'R-STATUS %s says what it means and what to do',
    (code, status) => {
      const { means, todo = '' }: Said = statusWordsFor('en').codes[code as StatusCode]
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(means).toMatch(/^[A-Z].*\.$/)
      if (status.severity === 'error') expect(todo).not.toBe('')
      if (status.who === 'nobody') expect(todo).toBe('')
      else expect(todo).toMatch(/^[A-Z].*\.$/)
    },
  )

  it.each(['en', 'de', 'es', 'fr', 'he', 'ja'])(
    'R-STATUS has words for each in %s, and for no other',
    (language) => {
      const { codes, verdicts } = statusWordsFor(language)
      expect(Object.keys(codes).sort()).toEqual(Object.keys(statuses).sort())
      expect(Object.keys(verdicts).filter((code) => !isStatusCode(code))).toEqual([])
      for (const [code, { means, todo }] of Object.entries<Said>(codes)) {
        expect(means.trim(), code).not.toBe('')
        expect(todo?.trim(), code).not.toBe('')
      }
    },
  )

  it.each([
    ['ok', true],
    ['unheard-of', false],
    ['toString', false],
  ])('knows %s: %s', (text, known) => expect(isStatusCode(text)).toBe(known))
})
