import { readFileSync } from 'node:fs'
import { migrate } from '../db/migrate'
import { planetSchema } from '../lib/config/planet'
import { run } from '../lib/ingest/run'

/*
 * One run in a process of its own that can be killed at any point: `node --import tsx one-run.ts PLANET.json NOW`. The store is that of
 * DATABASE_URL; the clock begins at NOW, so that a test can let time pass. It says `began`, each feed, and the report at the end.
 */
const [file = '', now = ''] = process.argv.slice(2)
const offset = Number(now) - Date.now()
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)

await migrate()
const answer = await run(
  { force: true },
  {
    planet: planetSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
    ...{ folder: '/', version: '0', deadlineMs: 600_000, random: () => 0.5 },
    workerArgv: ['--import', new URL('./typescript-loader.mjs', import.meta.url).href],
    clock: () => Date.now() + offset,
    began: (due) => say({ began: due }),
    log: say,
  },
)
say(answer)
process.exit(answer.kind === 'ran' ? 0 : 1)
