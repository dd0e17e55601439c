import { parseArgs } from 'node:util'
import { describeStoreFault } from '../../db/queries/store'
import { describeRefusal, type Settings } from '../config'
import { add } from './add'
import { check } from './check'
import { doctor } from './doctor'
import { exitCodes } from './exit-codes'
import { exportFile } from './export'
import { hide, unhide } from './hide'
import { importFile } from './import'
import { ingest } from './ingest'
import { init } from './init'
import { loadSettings } from './load-settings'
import { parse } from './parse'
import { purge } from './purge'
import { reclean } from './reclean'
import { release } from './release'
import { status } from './status'
import { wake } from './wake'

/*
 * `npm run planet -- <command>`: each command is one function, options in, exit code out.
 */
const json = { type: 'boolean' } as const
const site = { type: 'string' } as const

const commands = {
  init: {
    usage: 'init [--title TITLE] [--url URL] [--force] [--json]   a planet.yaml to begin with',
    run: (args: string[], settings: Settings) => {
      const options = {
        title: { type: 'string' },
        url: { type: 'string' },
        force: { type: 'boolean' },
        json,
      } as const
      return init(parseArgs({ args, options }).values, settings)
    },
  },
  add: {
    usage: 'add URL [--slug SLUG] [--name NAME] [--unseen] [--json]   one more author for planet.yaml',
    run: (args: string[], settings: Settings) => {
      const options = {
        slug: { type: 'string' },
        name: { type: 'string' },
        unseen: { type: 'boolean' },
        json,
      } as const
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
      return add(positionals[0], values, settings, Date.now())
    },
  },
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
  check: {
    usage: 'check URL [--json]   how a blog or feed would appear here, and what to mend first',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { json }, allowPositionals: true })
      return check(positionals[0], values, settings, Date.now())
    },
  },
  status: {
    usage: 'status [FEED|AUTHOR] [--json]   how the feeds are; of one, what became of each entry',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { json }, allowPositionals: true })
      return status(positionals[0], values, settings, Date.now())
    },
  },
  hide: {
    usage:
      'hide AUTHOR|POST [--site URL] [--json]   off the planet, whatever feeds say; unhide takes it back',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { site, json }, allowPositionals: true })
      return hide(positionals[0], values, settings, Date.now())
    },
  },
  unhide: {
    usage: 'unhide AUTHOR|POST [--site URL] [--json]   back as it was',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { site, json }, allowPositionals: true })
      return unhide(positionals[0], values, settings, Date.now())
    },
  },
  release: {
    usage: 'release FEED [--site URL] [--json]   show its posts that wait because many came at once',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { site, json }, allowPositionals: true })
      return release(positionals[0], values, settings)
    },
  },
  wake: {
    usage: 'wake FEED|AUTHOR [--site URL] [--json]   ask a feed again that is gone or dead',
    run: (args: string[], settings: Settings) => {
      const { values, positionals } = parseArgs({ args, options: { site, json }, allowPositionals: true })
      return wake(positionals[0], values, settings)
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
  purge: {
    usage: 'purge AUTHOR|POST --yes [--site URL] [--json]   delete for ever',
    run: (args: string[], settings: Settings) => {
      const options = { yes: { type: 'boolean' }, site: { type: 'string' }, json } as const
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
      return purge(positionals[0], values, settings, Date.now())
    },
  },
  export: {
    usage:
      'export FILE [--force] [--json]   a backup of everything: posts, planet.yaml, settings without secrets',
    run: (args: string[], settings: Settings) => {
      const options = { force: { type: 'boolean' }, json } as const
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
      return exportFile(positionals[0], values, settings, new Date())
    },
  },
  import: {
    usage:
      'import FILE [--dry] [--force] [--json]   a backup, or the authors of a config.ini, OPML, osmosfeed.yaml',
    run: (args: string[], settings: Settings) => {
      const options = { dry: { type: 'boolean' }, force: { type: 'boolean' }, json } as const
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
      return importFile(positionals[0], values, settings)
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

const HELP = ['--help', '-h']

const [name = '', ...args] = process.argv.slice(2)
process.exitCode = await runCommand()

async function runCommand(): Promise<number> {
  if (['', 'help', ...HELP].includes(name) || args.some((arg) => HELP.includes(arg))) {
    console.log(USAGE)
    return name === '' ? exitCodes.misconfigured : exitCodes.done
  }
  if (!Object.hasOwn(commands, name)) return refuseCommand(`${name} is no command.`)
  try {
    return await commands[name as keyof typeof commands].run(args, loadSettings())
  } catch (error) {
    const refusal = error as NodeJS.ErrnoException
    const { code, message, path, syscall } = refusal
    if (code?.startsWith('ERR_PARSE_ARGS')) return refuseCommand(message)
    const ailment =
      path && syscall
        ? `${path} cannot be read or written: ${describeRefusal(refusal)}.`
        : describeStoreFault(error)
    if (ailment !== null) {
      console.error(ailment)
      return exitCodes.failed
    }
    throw error
  }
}

function refuseCommand(why: string): number {
  console.error(`${why}\n${USAGE}`)
  return exitCodes.misconfigured
}
