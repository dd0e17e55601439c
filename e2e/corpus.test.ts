import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * The corpus of real and tricky feeds, where it lies beside the project: the figures reached are held.
 */
const RUNNER = '../shared/corpus/run.mjs'
const ADAPTER = 'e2e/adapters/corpus.ts'
const MINUTE = 60_000

const REACHED = { average: 0.985, suite: 0.92, dates: 53, opml: 61 }

type Share = readonly [passed: number, of: number]
type Result = {
  readonly suites: Readonly<Record<string, { readonly byTier: { readonly agreed: Share } }>>
  readonly dates: { readonly pass: number }
  readonly opml: { readonly pass: number }
}

function runCorpus(): Result {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  const path = join(folder, 'result.json')
  try {
    execFileSync(process.execPath, [RUNNER, '--adapter', ADAPTER, '--json', path], { stdio: 'pipe' })
    return JSON.parse(readFileSync(path, 'utf8')) as Result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('the corpus beside the project', () => {
  it(
    'is read as well as ever',
    () => {
      if (!existsSync(RUNNER)) return
      const { suites, dates, opml } = runCorpus()
      const shares = Object.entries(suites).map(([suite, { byTier }]) => ({
        suite,
        share: byTier.agreed[0] / byTier.agreed[1],
      }))
      expect(shares.filter(({ share }) => share < REACHED.suite)).toEqual([])
      expect(shares.reduce((sum, { share }) => sum + share, 0) / shares.length).toBeGreaterThan(
        REACHED.average,
      )
      expect(dates.pass).toBeGreaterThanOrEqual(REACHED.dates)
      expect(opml.pass).toBeGreaterThanOrEqual(REACHED.opml)
    },
    3 * MINUTE,
  )
})
