import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readLocal } from './file'

const none = { etag: null, lastModified: null }
let base = ''
let root = ''

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'planet-file-'))
  root = join(base, 'planet')
  mkdirSync(join(root, 'feeds'), { recursive: true })
  mkdirSync(join(base, 'planet-b'))
  writeFileSync(join(base, 'secret.xml'), 'secret')
  writeFileSync(join(base, 'planet-b/secret.xml'), 'secret')
  writeFileSync(join(root, 'feeds/anna.xml'), '<rss/>')
  writeFileSync(join(root, '..anna.xml'), '<rss/>')
  symlinkSync('feeds/anna.xml', join(root, 'inside.xml'))
  symlinkSync(join(base, 'secret.xml'), join(root, 'outside.xml'))
  symlinkSync(base, join(root, 'up'))
  symlinkSync('loop.xml', join(root, 'loop.xml'))
  writeFileSync(join(root, 'big.xml'), '')
  truncateSync(join(root, 'big.xml'), 9 * 1024 * 1024)
  execFileSync('mkfifo', [join(root, 'pipe.xml')])
})
afterAll(() => rmSync(base, { recursive: true }))

it.each([
  ['feeds/anna.xml', 'fresh'],
  ['./feeds/anna.xml', 'fresh'],
  ['inside.xml', 'fresh'],
  ['..anna.xml', 'fresh'],
  ['feeds/missing.xml', 'no-file'],
  ['feeds', 'no-file'],
  ['pipe.xml', 'no-file'],
  ['loop.xml', 'no-file'],
  ['outside.xml', 'no-file'],
  ['up/secret.xml', 'no-file'],
  ['../secret.xml', 'no-file'],
  ['../planet-b/secret.xml', 'no-file'],
  ['feeds/../../secret.xml', 'no-file'],
  ['/etc/hostname', 'no-file'],
  ['feeds/\0', 'no-file'],
  ['big.xml', 'too-big'],
])('%j → %s', async (path, expected) => {
  const outcome = await readLocal(path, root, none)
  expect(outcome.kind === 'failed' ? outcome.code : outcome.kind).toBe(expected)
  expect(JSON.stringify({ ...outcome, bytes: null })).not.toContain(base)
})

it('R-HTTP is unchanged while time and size are, and fresh after', async () => {
  const first = await readLocal('feeds/anna.xml', root, none)
  expect(first).toMatchObject({ kind: 'fresh', url: 'file:///feeds/anna.xml', permanent: null })
  const known = first.kind === 'fresh' ? first.validators : none
  expect(await readLocal('feeds/anna.xml', root, known)).toMatchObject({ kind: 'unchanged' })
  writeFileSync(join(root, 'feeds/anna.xml'), '<rss></rss>')
  expect(await readLocal('feeds/anna.xml', root, known)).toMatchObject({ kind: 'fresh' })
})
