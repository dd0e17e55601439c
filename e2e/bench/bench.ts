import { parseArgs } from 'node:util'
import { isBuilt } from '../../lib/cli/run-next'
import { benchContent } from './content'
import { benchIngest } from './ingest'
import type { Bench, Row } from './measure'
import { benchParse } from './parse'
import { benchQuery } from './query'
import { benchRegenerate } from './regenerate'
import { benchServe } from './serve'
import { renderTable } from './table'
import { benchWeight } from './weight'

/*
 * `npm run bench [-- name… ] [--quick] [--json]`: what the planet costs, each figure beside a reference of the same run
 * (docs/performance.md). The exit code is 1 where a limit is broken, 2 where there is nothing to measure.
 */
const BENCHES: Readonly<Record<string, Bench>> = {
  parse: benchParse,
  content: benchContent,
  query: benchQuery,
  ingest: benchIngest,
  regenerate: benchRegenerate,
  serve: benchServe,
  weight: benchWeight,
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
if (!isBuilt()) {
  console.error('What is measured is the production build, and there is none: npm run build')
  process.exit(2)
}

const rows: Row[] = []
let failed = false
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const start = performance.now()
  try {
    rows.push(...(await BENCHES[name]!({ quick: values.quick })))
  } catch (error) {
    // One that cannot be measured costs the others nothing.
    failed = true
    console.error(error)
  }
  console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
console.log(values.json ? JSON.stringify(rows, null, 2) : `\n${renderTable(rows)}`)
process.exitCode = !failed && rows.every(({ ok }) => ok) ? 0 : 1
