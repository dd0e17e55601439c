import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from './browser'

const folder = mkdtempSync(join(tmpdir(), 'browsers '))
afterAll(() => rmSync(folder, { recursive: true }))
const chromium = join(folder, 'chromium')
const notes = join(folder, 'google-chrome')
for (const file of [chromium, notes]) writeFileSync(file, '')
chmodSync(chromium, 0o755)

test.each([
  [
    'PLAYWRIGHT_CHROMIUM',
    { PLAYWRIGHT_CHROMIUM: chromium, CHROMIUM: '/none' },
    'named by PLAYWRIGHT_CHROMIUM',
  ],
  ['CHROMIUM', { PLAYWRIGHT_CHROMIUM: '/none', CHROMIUM: chromium }, 'named by CHROMIUM'],
  ['the PATH', { PATH: `/none:${folder}` }, 'found on the PATH'],
])('a browser by %s', (_name, env, how) => {
  expect(findBrowser(env)).toEqual({ path: chromium, how: `${chromium}, ${how}` })
})

test.each([
  ['no PATH', {}],
  ['a file that cannot run', { CHROMIUM: notes, PATH: '' }],
])('no browser by %s', (_name, env) => {
  expect(findBrowser(env)).toBeNull()
})
