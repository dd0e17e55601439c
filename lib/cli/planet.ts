import { parseArgs } from 'node:util'
import type { Settings } from '../config'
import { doctor } from './doctor'
import { exitCodes } from './exit-codes'
import { ingest } from './ingest'
import { loadSettings } from './load-settings'
import { parse } from './parse'
import { reclean } from './reclean'

/*
 * `npm run planet -- <command>`: each command is one function, options in, exit code out.
 */
const json = { type: 'boolean' } as const

const commands = {
  ingest: {
    usage: 'ingest [--feed SLUG] [--force] [--site URL] [--json]   ask the running site for a run',
    run: (args: string[], settings: Settings) => {
      const options = {
        feed: { type: 'string' },
        force: { type: 'boolean' },
        site: { type: 'string' },
        json,
      } as const
      return ingest(parseArgs({ args, options }).values, settings)
    },
  },
  reclean: {
    usage: 'reclean [--site URL] [--json]   clean all stored posts again; pages that change are renewed',
    run: (args: string[], settings: Settings) =>
      reclean(parseArgs({ args, options: { site: { type: 'string' }, json } }).values, settings),
  },
  parse: {
    usage: 'parse FILE… [--url URL] [--json]   what the planet makes of a feed',
    run: (args: string[]) => {
      const options = { url: { type: 'string' }, json } as const
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
      return parse(positionals, values, Date.now())
    },
  },
  doctor: {
    usage: 'doctor [--json]   is everything there that a start needs?',
    run: (args: string[], settings: Settings) =>
      doctor(parseArgs({ args, options: { json } }).values, settings),
  },
}

const USAGE = `usage: npm run planet -- COMMAND
${Object.values(commands)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}
exit codes: 0 done, 1 failed, 2 wrong setting, planet.yaml or command, 3 a run is in progress`

const [name = '', ...args] = process.argv.slice(2)
process.exitCode = await runCommand()

async function runCommand(): Promise<number> {
  if (['', 'help', '--help', '-h'].includes(name)) {
    console.log(USAGE)
    return name === '' ? exitCodes.misconfigured : exitCodes.done
  }
  if (!Object.hasOwn(commands, name)) return refuseCommand(`${name} is no command.`)
  try {
    return await commands[name as keyof typeof commands].run(args, loadSettings())
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code?.startsWith('ERR_PARSE_ARGS')) return refuseCommand(message)
    throw error
  }
}

function refuseCommand(why: string): number {
  console.error(`${why}\n${USAGE}`)
  return exitCodes.misconfigured
}
