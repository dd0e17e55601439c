import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { reopen } from '../client'
import { migrate } from '../migrate'
import { openRemote } from '../remote'
import { describeOpening, isStoreFault, probeStore } from './store'

vi.setConfig({ testTimeout: 20_000 }) // a lock is waited for
const folder = mkdtempSync(join(tmpdir(), 'opening-'))
afterEach(() => reopen('file::memory:'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a start says of a store, and whether it is worth another try. */
async function opening(url: string) {
  try {
    reopen(url.startsWith('file:') ? url : openRemote(url, undefined))
    await migrate()
    return null
  } catch (error) {
    return describeOpening(error as Error, url)
  }
}

describe('a server of libSQL', () => {
  test.each([
    ['away for a moment', 503, true, '(HTTP status 503). The server of the store does not answer'],
    ['asked too often', 429, true, '(HTTP status 429). The server of the store does not answer'],
    ['of a token that is wrong', 401, false, '(HTTP status 401). The server of the store refuses us'],
    ['of another address', 404, false, '(HTTP status 404). The server of the store refuses us'],
    ['that understands us not', 400, false, '(HTTP status 400).'],
    ['that hangs up', null, true, '(other side closed). The server of the store does not answer'],
  ])('%s', async (_name, status, passes, words) => {
    const server = createServer((request, response) =>
      status === null ? request.socket.destroy() : response.writeHead(status).end('<p>hush'),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await opening(`${url}?tls=0`)).toEqual({
      passes,
      words: expect.stringContaining(`DATABASE_URL: ${url} ${words}`),
    })
    server.close()
  })

  test.each([
    ['away for a moment', 503, true],
    ['asked too slowly', 408, true],
    ['asked too often', 429, true],
    ['of a token that is wrong', 401, true],
    ['of a token for reading', 403, true],
    ['of another address', 404, true],
    ['that understands us not', 400, false],
    ['told too much at once', 413, false],
  ])('R-LIMIT: takes nothing at all, whoever asks? %s', async (_name, status, expected) => {
    const server = createServer((_, response) => response.writeHead(status).end()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    reopen(openRemote(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined))
    const fault = await probeStore().then(
      () => null,
      (error: unknown) => error,
    )
    expect(fault).toBeInstanceOf(Error)
    expect(isStoreFault(fault)).toBe(expected)
    server.close()
  })

  test('that does not run', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await new Promise((closed) => server.close(closed))
    const expected = { passes: true, words: expect.stringMatching(/ECONNREFUSED .*look at whether it runs/) }
    expect(await opening(url)).toEqual(expected)
  })
})

describe('a file', () => {
  test.each(['delete', 'wal'])('that another program holds, %s', async (mode) => {
    const file = join(folder, `${mode}.db`)
    const other = new BetterSqlite(file)
    other.pragma(`journal_mode = ${mode}`)
    other.exec('create table theirs (id); begin exclusive')
    const words = expect.stringMatching(/^DATABASE_URL: file:.*: look at what else has it open/)
    expect(await opening(`file:${file}`)).toEqual({ passes: true, words })
    other.close()
    expect(await opening(`file:${file}`)).toBeNull()
  })

  test.each([
    ['below a file', 'thing/planet.db', /expected a file in a folder/],
    ['that is no store', 'thing', /expected a file in a folder/],
  ])('%s', async (_name, path, words) => {
    writeFileSync(join(folder, 'thing'), 'x'.repeat(4096))
    const expected = { passes: false, words: expect.stringMatching(words) }
    expect(await opening(`file:${join(folder, path)}`)).toEqual(expected)
  })
})
