import { parseArgs, type ParseArgsConfig } from 'node:util'
import { describeStoreFault } from '../../db/queries/store'
import { describeRefusal, type Settings } from '../config'
import { add } from './add'
import { check } from './check'
import { doctor } from './doctor'
import { exitCodes, fail } from './exit-codes'
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
import { PLANET } from './planet-command'

/*
 * `npm run planet -- <command>`: each command is one function, options in, exit code out.
 */
type Options = NonNullable<ParseArgsConfig['options']>
type Given<O extends Options> = {
  readonly values: ReturnType<typeof parseArgs<{ options: O }>>['values']
  readonly names: readonly string[]
  readonly settings: Settings
}

/** How commands are read: whether they take names beside their options. */
function commandsWith({ names }: { readonly names: boolean }) {
  return <O extends Options>(usage: string, options: O, run: (given: Given<O>) => Promise<number>) => ({
    usage,
    run(args: string[], settings: Settings): Promise<number> {
      const { values, positionals } = parseArgs({ args, options, allowPositionals: names })
      return run({ values, names: positionals, settings })
    },
  })
}

const flag = { type: 'boolean' } as const
const text = { type: 'string' } as const
const ofSite = { site: text, json: flag }
const plain = commandsWith({ names: false })
const named = commandsWith({ names: true })

const commands = {
  init: plain(
    'init [--title TITLE] [--url URL] [--force] [--json]   a planet.yaml to begin with',
    { title: text, url: text, force: flag, json: flag },
    ({ values, settings }) => init(values, settings),
  ),
  add: named(
    'add URL [--slug SLUG] [--name NAME] [--unseen] [--json]   one more author for planet.yaml',
    { slug: text, name: text, unseen: flag, json: flag },
    ({ values, names: [url], settings }) => add(url, values, settings, Date.now()),
  ),
  ingest: plain(
    'ingest [--feed SLUG] [--force] [--site URL] [--json]   ask the running site for a run',
    { ...ofSite, feed: text, force: flag },
    ({ values, settings }) => ingest(values, settings),
  ),
  check: named(
    'check URL [--json]   how a blog or feed would appear here, and what to mend first',
    { json: flag },
    ({ values, names: [url], settings }) => check(url, values, settings, Date.now()),
  ),
  status: named(
    'status [FEED|AUTHOR] [--json]   how the feeds are; of one, what became of each entry',
    { json: flag },
    ({ values, names: [slug], settings }) => status(slug, values, settings, Date.now()),
  ),
  hide: named(
    'hide AUTHOR|POST [--site URL] [--json]   off the planet, whatever feeds say; unhide takes it back',
    ofSite,
    ({ values, names: [target], settings }) => hide(target, values, settings, Date.now()),
  ),
  unhide: named(
    'unhide AUTHOR|POST [--site URL] [--json]   back as it was',
    ofSite,
    ({ values, names: [target], settings }) => unhide(target, values, settings, Date.now()),
  ),
  release: named(
    'release FEED [--site URL] [--json]   show its posts that wait because many came at once',
    ofSite,
    ({ values, names: [feed], settings }) => release(feed, values, settings),
  ),
  wake: named(
    'wake FEED|AUTHOR [--site URL] [--json]   ask a feed again that is gone or dead',
    ofSite,
    ({ values, names: [feed], settings }) => wake(feed, values, settings),
  ),
  reclean: plain(
    'reclean [--site URL] [--json]   clean all stored posts again; pages that change are renewed',
    ofSite,
    ({ values, settings }) => reclean(values, settings),
  ),
  parse: named(
    'parse FILE… [--url URL] [--json]   what the planet makes of a feed',
    { url: text, json: flag },
    ({ values, names: files }) => parse(files, values, Date.now()),
  ),
  purge: named(
    'purge AUTHOR|POST --yes [--site URL] [--json]   delete for ever',
    { ...ofSite, yes: flag },
    ({ values, names: [target], settings }) => purge(target, values, settings, Date.now()),
  ),
  export: named(
    'export FILE [--force] [--json]   a backup of everything: posts, planet.yaml, settings without secrets',
    { force: flag, json: flag },
    ({ values, names: [file], settings }) => exportFile(file, values, settings, new Date()),
  ),
  import: named(
    'import FILE [--dry] [--force] [--json]   a backup, or the authors of a config.ini, OPML, osmosfeed.yaml',
    { dry: flag, force: flag, json: flag },
    ({ values, names: [file], settings }) => importFile(file, values, settings),
  ),
  doctor: plain(
    'doctor [--json]   is everything there that a start needs?',
    { json: flag },
    ({ values, settings }) => doctor(values, settings),
  ),
}

const USAGE = `usage: ${PLANET} COMMAND
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
    if (ailment !== null) return fail(ailment)
    throw error
  }
}

function refuseCommand(why: string): number {
  return fail(`${why}\n${USAGE}`, exitCodes.misconfigured)
}
