import { describe, expect, it } from 'vitest'
import type { FailureCode, Outcome } from '../fetch/outcome'
import { statusWordsFor } from '../words/status/words'
import { codeOf, isStatusCode, statuses, type Status } from './codes'

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

describe('statuses', () => {
  it.each(Object.entries<Status>(statuses))(
    'R-STATUS %s says what it means and what to do',
    (code, status) => {
      const said: { means: string; todo?: string } = statusWordsFor('en').codes[code as keyof typeof statuses]
      const { means, todo = '' } = said
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(means).toMatch(/^[A-Z].*\.$/)
      if (status.severity === 'error') expect(todo).not.toBe('')
      if (status.who === 'nobody') expect(todo).toBe('')
      else expect(todo).toMatch(/^[A-Z].*\.$/)
    },
  )

  it.each([
    ['ok', true],
    ['unheard-of', false],
    ['toString', false],
  ])('knows %s: %s', (text, known) => expect(isStatusCode(text)).toBe(known))
})
