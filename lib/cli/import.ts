import { readFile } from 'node:fs/promises'
import { isStore } from '../../db/backup'
import { describeRefusal, type Settings } from '../config'
import { importList } from '../import/import-list'
import { exitCodes, fail } from './exit-codes'
import { importAuthors } from './import-authors'
import { importBackup } from './import-backup'

export type ImportOptions = {
  /** Write over what is there (a backup only). */
  readonly force?: boolean
  /** Only say what would be written. */
  readonly dry?: boolean
  readonly json?: boolean
}

/**
 * Takes in what stands in a file, whatever it is: a backup of a whole planet, or another program's list of feeds, whose authors go to
 * planet.yaml.
 * @returns `failed` where the file is neither, or cannot be taken in
 */
export async function importFile(
  file: string | undefined,
  options: ImportOptions,
  settings: Settings,
): Promise<number> {
  if (file === undefined) return fail('import: which file?', exitCodes.misconfigured)
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return fail(`${file} cannot be read: ${describeRefusal(bytes)}.`)
  if (isStore(bytes)) return importBackup(file, options, settings)
  const list = importList(bytes)
  if (list) return importAuthors(list, options, settings)
  return fail(`${file} is no backup of a planet, and no list of feeds: config.ini, OPML or osmosfeed.yaml.`)
}
