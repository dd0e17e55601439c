import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findBrowser, installBrowser } from './browser'

/*
 * `npm test`: the unit tests, then the pages in a real browser over a build of what stands here. The last line counts
 * both; the exit code is 0 only where everything passed.
 */
type Count = { readonly passed: number; readonly failed: number }

const REPORTS = 'test-results'
const require = createRequire(import.meta.url)

rmSync(REPORTS, { recursive: true, force: true })
const counts = [testUnits(), testPages()]
const sum = (key: keyof Count) => counts.reduce((all, count) => all + count[key], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1

function testUnits(): Count {
  const file = join(REPORTS, 'vitest.json')
  const ok = run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`)
  return readCount('vitest', ok, file, (report: { numPassedTests: number; numFailedTests: number }) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }))
}

function testPages(): Count {
  const browser = findBrowser() ?? installBrowser()
  if (!browser)
    return fail('browser: there is no Chromium and none could be installed; name one in PLAYWRIGHT_CHROMIUM')
  console.log(`Browser: ${browser.how}`)
  if (process.env.PLANET_BUILT !== '1' && !run('next', 'build')) return fail('next build')
  const ok = run('playwright', 'test', '--config', 'e2e/playwright.config.ts')
  type Report = { stats: { expected: number; flaky: number; unexpected: number } }
  return readCount('playwright', ok, join(REPORTS, 'playwright.json'), ({ stats }: Report) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }))
}

/** What a report counts; a runner that fails without a failed test (no report, a file that does not load) is one. */
function readCount<Report>(step: string, ok: boolean, file: string, count: (report: Report) => Count): Count {
  let counted: Count
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')) as Report)
  } catch {
    return fail(`${step} left no report`)
  }
  return ok || counted.failed > 0
    ? counted
    : { ...counted, failed: fail(`${step} ended with an error`).failed }
}

function fail(step: string): Count {
  console.error(`Failed: ${step}`)
  return { passed: 0, failed: 1 }
}

function run(name: string, ...args: readonly string[]): boolean {
  console.log(`\n> ${name} ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [binOf(name), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return status === 0
}

/** The script behind a package's command, so that no shell stands between. */
function binOf(name: string): string {
  const home = name === 'playwright' ? '@playwright/test' : name
  const manifest = require.resolve(`${home}/package.json`)
  const { bin } = require(manifest) as { bin: string | Readonly<Record<string, string>> }
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]!)
}
