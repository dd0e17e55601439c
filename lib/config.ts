import { readFile } from 'node:fs/promises'
import { faultOfFile, type Fault } from './config/fault'
import { listPageCacheFaults } from './config/page-cache'
import { parsePlanet, type ParsedPlanet } from './config/parse-planet'
import type { Planet } from './config/planet'
import { describeRefusal } from './config/refusal'
import { isSecret, planetFileOf, readSettings, type Environment, type Settings } from './config/settings'

export { describeFaults, faultOfFile, faultOfVariable, type Fault } from './config/fault'
export { describeRefusal } from './config/refusal'
export { parsePlanet, type ParsedPlanet } from './config/parse-planet'
export type { Planet, PlanetAuthor } from './config/planet'
export type { PlanetFeed } from './config/shapes'
export { readSettings, type Settings } from './config/settings'

// One in a process, however many bundles this module stands in: to read a thousand authors takes as long as to ask as many feeds.
const kept = globalThis as {
  planetRead?: { readonly file: string; readonly text: string; readonly parsed: ParsedPlanet }
}

/** What a start needs: the settings and the planet, or every fault of both at once. */
export async function loadConfig(
  env: Environment = process.env,
): Promise<{ readonly settings: Settings; readonly planet: Planet } | { readonly faults: readonly Fault[] }> {
  const read = readSettings(env)
  const where = 'settings' in read ? read.settings : { planetFile: planetFileOf(env), siteUrl: null }
  const loaded = await loadPlanet(where)
  const disk = { faults: await listPageCacheFaults(env) }
  if ('settings' in read && 'planet' in loaded && disk.faults.length === 0)
    return { settings: read.settings, planet: loaded.planet }
  return { faults: [read, disk, loaded].flatMap((part) => ('faults' in part ? part.faults : [])) }
}

/** The planet that the settings name, with SITE_URL over its `url`; or every fault, a missing file being one. */
export async function loadPlanet(settings: Pick<Settings, 'planetFile' | 'siteUrl'>): Promise<ParsedPlanet> {
  const file = settings.planetFile
  const read = await readText(file)
  if ('code' in read) {
    const remedy = 'expected the file that says who is on the planet; PLANET_CONFIG names another one'
    return {
      faults: [
        faultOfFile(file, read.code === 'ENOENT' ? `no such file, ${remedy}` : `${read.reason}, ${remedy}`),
      ],
    }
  }
  const { text } = read
  const isSame = kept.planetRead?.file === file && kept.planetRead.text === text
  if (!isSame) kept.planetRead = { file, text, parsed: parsePlanet(text, file) }
  const { parsed } = kept.planetRead!
  if ('faults' in parsed || settings.siteUrl === null) return parsed
  return { planet: Object.freeze({ ...parsed.planet, url: settings.siteUrl }) }
}

/**
 * The secret of the ingest door for those who knock: CRON_SECRET, else the file that `npm start` made. The door itself
 * knows only CRON_SECRET (R-DOOR). Null where there is neither.
 */
export async function loadSecret(
  settings: Pick<Settings, 'cronSecret' | 'secretFile'>,
): Promise<{ readonly secret: string | null } | { readonly faults: readonly Fault[] }> {
  if (settings.cronSecret !== null) return { secret: settings.cronSecret }
  const file = settings.secretFile
  const read = await readText(file)
  if ('code' in read) {
    return read.code === 'ENOENT'
      ? { secret: null }
      : { faults: [faultOfFile(file, `cannot be read: ${read.reason}, expected a file of your own`)] }
  }
  const secret = read.text.trim()
  return isSecret(secret)
    ? { secret }
    : { faults: [faultOfFile(file, 'found no secret in it; delete it and start again')] }
}

async function readText(file: string): Promise<{ text: string } | { code: string; reason: string }> {
  try {
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    const refusal = error as NodeJS.ErrnoException
    return { code: refusal.code ?? '', reason: describeRefusal(refusal) }
  }
}
