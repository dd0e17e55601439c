import { constants, existsSync } from 'node:fs'
import { access, readFile, writeFile } from 'node:fs/promises'
import { backupBefore, readBackup, restore } from '../../db/backup'
import { migrate } from '../../db/migrate'
import type { Settings } from '../config'
import { exitCodes, fail } from './exit-codes'
import type { ImportOptions } from './import'
import { ON_A_SERVER, storeFileOf } from './store-file'
import { PLANET } from './planet-command'

/**
 * Makes this planet what a backup holds: store and planet.yaml. What stood there before is kept beside it. A running site goes on,
 * and shows it with its next run.
 * @returns `failed` where the backup is broken or newer than this version, or something would be written over without `force`
 */
export async function importBackup(
  file: string,
  { force = false, dry = false, json = false }: ImportOptions,
  settings: Settings,
): Promise<number> {
  const store = storeFileOf(settings)
  if (store === null) return fail(ON_A_SERVER)
  const backup = readBackup(file)
  if ('fault' in backup) return fail(`${file} cannot be restored: ${backup.fault}.`)
  const yaml = backup.papers['planet.yaml'] ?? ''
  const here = await readFile(settings.planetFile, 'utf8').catch(() => null)
  const isNewYaml = yaml !== '' && yaml !== here
  const inTheWay = [
    ...(existsSync(store) ? [store] : []),
    ...(isNewYaml && here !== null ? [settings.planetFile] : []),
  ]
  if (inTheWay.length > 0 && !force && !dry) {
    return fail(
      `${inTheWay.join(' and ')} would be written over: --force does it, and keeps what was there beside it.`,
    )
  }
  const kept: string[] = []
  if (!dry) {
    // Where planet.yaml belongs to somebody else, nothing is changed.
    if (isNewYaml && here !== null) await access(settings.planetFile, constants.W_OK)
    if (existsSync(store)) kept.push(await backupBefore(store, 'import'))
    if (isNewYaml && here !== null) {
      kept.push(`${settings.planetFile}.before-import`)
      await writeFile(kept.at(-1)!, here)
    }
    await restore(file, store)
    await migrate()
    // Last: the authors of one store would hide those of the other, where it could not be restored.
    if (isNewYaml) await writeFile(settings.planetFile, yaml)
  }
  const { posts, authors, papers } = backup
  const report = { posts, authors, madeAt: papers['made-at'] ?? null, written: !dry, kept }
  console.log(json ? JSON.stringify(report) : describe(report, papers))
  return exitCodes.done
}

function describe(
  {
    posts,
    authors,
    madeAt,
    written,
    kept,
  }: {
    readonly posts: number
    readonly authors: number
    readonly madeAt: string | null
    readonly written: boolean
    readonly kept: readonly string[]
  },
  papers: Readonly<Record<string, string>>,
): string {
  const secrets = JSON.parse(papers['secrets.json'] ?? '[]') as string[]
  return [
    `${posts} posts of ${authors} authors${madeAt === null ? '' : `, as of ${madeAt},`} ${written ? 'are here' : 'would be here'}.`,
    ...kept.map((path) => `What was there is in ${path}.`),
    ...(secrets.length === 0 ? [] : [`Not in a backup, to be set again: ${secrets.join(', ')}.`]),
    ...(written ? [`The pages follow with the next run: ${PLANET} ingest.`] : []),
  ].join('\n')
}
