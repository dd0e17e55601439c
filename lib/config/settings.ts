import { dirname, join, normalize } from 'node:path'
import { Cron } from 'croner'
import { faultOfVariable, type Fault } from './fault'
import { isSiteAddress, SITE_ADDRESS } from './shapes'

/** What the environment says: checked, every default filled in. */
export type Settings = {
  /** Opens the ingest door (R-DOOR); null = closed. */
  readonly cronSecret: string | null
  /** Where `npm start` keeps the secret that it made, and the commands look for one. */
  readonly secretFile: string
  readonly databaseUrl: string
  /** The store is a file that is only read: no runs, no schedule. */
  readonly isSnapshot: boolean
  readonly databaseAuthToken: string | null
  readonly redisUrl: string | null
  /** Origin without a trailing slash; wins over planet.yaml. */
  readonly siteUrl: string | null
  readonly planetFile: string
  /** Cron expression; null = off. */
  readonly schedule: string | null
  readonly port: number
  /** A function host keeps neither disk nor timers, and gives a run 50 s (R-RUN). */
  readonly isFunctionHost: boolean
}

export type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_DATABASE = 'file:./data/planet.db'
/** The end of an address that makes a snapshot of its file; no part of `databaseUrl`. */
const SNAPSHOT = /^(file:.+)\?mode=ro$/
const DEFAULT_SCHEDULE = '*/10 * * * *'
const DEFAULT_PORT = 3000
const LEAST_SECRET = 16
const FUNCTION_HOSTS = ['VERCEL', 'NETLIFY', 'AWS_LAMBDA_FUNCTION_NAME']
/** Never shown, not even where they are wrong. */
const SECRETS = ['CRON_SECRET', 'DATABASE_AUTH_TOKEN', 'REDIS_URL']

/** Each variable, what it is expected to be, with the remedy. */
const VARIABLES = {
  CRON_SECRET: {
    expected: `${LEAST_SECRET} or more characters of plain ASCII without blanks; make one: openssl rand -hex 32`,
    isValid: isSecret,
  },
  DATABASE_URL: {
    expected:
      'file:./data/planet.db (a snapshot: file:./data/snapshot.db?mode=ro), libsql://host or https://host',
    isValid: (value: string) =>
      /^(file:(?!\/\/[^/])[^?]+$|(libsql|https):\/\/(?!\/).)/.test(value.replace(SNAPSHOT, '$1')),
  },
  DATABASE_AUTH_TOKEN: { expected: 'a token without blanks', isValid: (value: string) => !/\s/.test(value) },
  PAGE_CACHE: { expected: 'a path of a file, such as ./data/pages.db', isValid: isFilePath },
  REDIS_URL: {
    expected: 'an address such as redis://localhost:6379',
    isValid: (value: string) => /^rediss?:\/\/\S/.test(value) && URL.canParse(value),
  },
  SITE_URL: { expected: SITE_ADDRESS, isValid: isSiteAddress },
  PLANET_CONFIG: { expected: 'a path of a file, such as ./planet.yaml', isValid: isFilePath },
  PLANET_SCHEDULE: {
    expected: 'off, or a cron expression that comes round, such as */10 * * * *',
    isValid: (value: string) => value === 'off' || isCron(value),
  },
  PORT: {
    expected: 'a port from 1 to 65535',
    isValid: (value: string) => /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535,
  },
} as const
type Variable = keyof typeof VARIABLES

/** The settings, or every wrong variable at once. An empty variable counts as unset. */
export function readSettings(
  env: Environment = process.env,
): { readonly settings: Settings } | { readonly faults: readonly Fault[] } {
  const faults = (Object.keys(VARIABLES) as Variable[]).flatMap((name) => {
    const value = env[name]
    if (!value || VARIABLES[name].isValid(value)) return []
    const found = SECRETS.includes(name) ? `${value.length} characters` : JSON.stringify(value)
    return [faultOfVariable(name, `found ${found}, expected ${VARIABLES[name].expected}`)]
  })
  const get = (name: Variable) => env[name] || null

  const store = get('DATABASE_URL') ?? DEFAULT_DATABASE
  const isSnapshot = SNAPSHOT.test(store)
  const databaseUrl = store.replace(SNAPSHOT, '$1')
  const folder = folderOf(databaseUrl)
  const noDisk = isFunctionHost(env)
  if (noDisk && folder !== null && !isSnapshot && isServing(env)) {
    faults.push(
      faultOfVariable(
        'DATABASE_URL',
        `found ${databaseUrl}, but this host keeps no files; expected libsql://host, with DATABASE_AUTH_TOKEN, or a snapshot: ${databaseUrl}?mode=ro`,
      ),
    )
  }
  if (faults.length > 0) return { faults }

  const siteUrl = get('SITE_URL')
  const schedule = get('PLANET_SCHEDULE') ?? (noDisk ? 'off' : DEFAULT_SCHEDULE)
  return {
    settings: Object.freeze({
      cronSecret: get('CRON_SECRET'),
      secretFile: join(folder ?? 'data', 'cron-secret'),
      databaseUrl,
      isSnapshot,
      databaseAuthToken: get('DATABASE_AUTH_TOKEN'),
      redisUrl: get('REDIS_URL'),
      siteUrl: siteUrl && new URL(siteUrl).origin,
      planetFile: planetFileOf(env),
      schedule: schedule === 'off' || isSnapshot ? null : schedule,
      port: Number(get('PORT') ?? DEFAULT_PORT),
      isFunctionHost: noDisk,
    }),
  }
}

/** Where planet.yaml is, whatever else is wrong with the environment. */
export function planetFileOf(env: Environment): string {
  return normalize(env.PLANET_CONFIG || 'planet.yaml')
}

/** Whether the environment is a host's that keeps neither disk nor timers. */
export function isFunctionHost(env: Environment): boolean {
  return FUNCTION_HOSTS.some((name) => env[name])
}

/** What the door can be opened with: it must survive a header, and a guess. */
export function isSecret(value: string): boolean {
  return value.length >= LEAST_SECRET && /^[\x21-\x7e]+$/.test(value)
}

/** A build succeeds without a database, so it may be missing then. */
function isServing(env: Environment): boolean {
  return env.NODE_ENV === 'production' && env.NEXT_PHASE !== 'phase-production-build'
}

/** The folder of a `file:` database; null for a server's. */
function folderOf(databaseUrl: string): string | null {
  return databaseUrl.startsWith('file:') ? dirname(databaseUrl.slice('file:'.length)) : null
}

export function isFilePath(value: string): boolean {
  return value.trim() === value && !value.includes('\0') && !/^[a-z]+:\/\//i.test(value)
}

function isCron(value: string): boolean {
  try {
    // A pattern alone says nothing of days that never come, such as 30 February.
    return new Cron(value, { mode: '5-part' }).nextRun() !== null
  } catch {
    return false
  }
}
