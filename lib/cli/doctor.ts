import { existsSync } from 'node:fs'
import { isNewer, NEWER } from '../../db/migrate'
import { describeOpening, probeStore } from '../../db/queries/store'
import { describeFaults, loadPlanet, loadSecret, type Settings } from '../config'
import { describeKept, EPHEMERAL } from '../ingest/store-mode'
import { DRIVER_SETTINGS, driverFault } from './driver-fault'
import { exitCodes } from './exit-codes'
import { isBuilt } from './run-next'
import { storeMakerOf } from './store-file'

type Finding = { readonly part: string; readonly ok: boolean; readonly message: string }

/** Looks at everything a start needs and changes none of it. @returns `failed` where something is not as it should be */
export async function doctor(
  { json = false }: { readonly json?: boolean },
  settings: Settings,
): Promise<number> {
  const findings = [
    await checkPlanet(settings),
    ...(await checkPictures(settings)),
    await checkSecret(settings),
    await checkStore(settings),
    ...checkDriver(),
    checkBuild(),
  ]
  if (json) console.log(JSON.stringify(findings))
  else
    for (const { part, ok, message } of findings)
      console.log(`${ok ? 'ok   ' : 'wrong'}  ${part}: ${message}`)
  return findings.every(({ ok }) => ok) ? exitCodes.done : exitCodes.failed
}

async function checkPlanet(settings: Settings): Promise<Finding> {
  const loaded = await loadPlanet(settings)
  return 'faults' in loaded
    ? { part: 'planet', ok: false, message: describeFaults(loaded.faults) }
    : { part: 'planet', ok: true, message: `${loaded.planet.title}, ${loaded.planet.authors.length} authors` }
}

/** Pictures that planet.yaml names as files of our own; nothing to say where all are there. */
async function checkPictures(settings: Settings): Promise<Finding[]> {
  const loaded = await loadPlanet(settings)
  if ('faults' in loaded) return []
  const { mark, authors } = loaded.planet
  const named = [
    { of: 'mark', file: mark },
    ...authors.map(({ slug, avatar }) => ({ of: slug, file: avatar })),
  ]
  const missing = named.filter(({ file }) => file?.startsWith('/') && !existsSync(`public${file}`))
  if (missing.length === 0) return []
  const list = missing.map(({ of, file }) => `public${file} (${of})`).join(', ')
  return [{ part: 'pictures', ok: false, message: `not there: ${list}` }]
}

async function checkSecret(settings: Settings): Promise<Finding> {
  const kept = await loadSecret(settings)
  if ('faults' in kept) return { part: 'secret', ok: false, message: describeFaults(kept.faults) }
  if (settings.isSnapshot)
    return { part: 'secret', ok: true, message: 'none needed: a snapshot takes no runs' }
  if (kept.secret === null) {
    return {
      part: 'secret',
      ok: false,
      message: `none yet: set CRON_SECRET, or npm start makes ${settings.secretFile}`,
    }
  }
  return { part: 'secret', ok: true, message: settings.cronSecret ? 'CRON_SECRET' : settings.secretFile }
}

async function checkStore({ databaseUrl, isSnapshot }: Settings): Promise<Finding> {
  const part = 'store'
  if (databaseUrl.startsWith('file:') && !existsSync(databaseUrl.slice('file:'.length))) {
    const message = `${databaseUrl} is not there yet: ${storeMakerOf({ isSnapshot })} makes it`
    return { part, ok: false, message }
  }
  try {
    if (await isNewer()) return { part, ok: false, message: `${databaseUrl}: ${NEWER}` }
    await probeStore()
    const mode = await describeKept({ databaseUrl, isSnapshot })
    return { part, ok: mode !== EPHEMERAL, message: `${databaseUrl}, ${mode}` }
  } catch (error) {
    const { words } = describeOpening(error as Error, databaseUrl)
    return { part, ok: false, message: `${databaseUrl} cannot be read: ${words}` }
  }
}

/** Nothing to say where it is well. */
function checkDriver(): Finding[] {
  const message = driverFault(process.versions.node, { isCompiledHere: existsSync(DRIVER_SETTINGS) })
  return message === null ? [] : [{ part: 'driver', ok: false, message }]
}

function checkBuild(): Finding {
  return isBuilt()
    ? { part: 'build', ok: true, message: '.next' }
    : { part: 'build', ok: false, message: 'none yet: npm run build, or npm start makes it' }
}
