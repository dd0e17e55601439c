import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { faultOfVariable, type Fault } from './fault'
import { isFilePath, isFunctionHost, type Environment } from './settings'

/** What is wrong with PAGE_CACHE on this disk: its server could not keep a page. Nothing where no file is asked for. */
export async function listPageCacheFaults(env: Environment): Promise<readonly Fault[]> {
  const file = env.PAGE_CACHE
  if (!file || !isFilePath(file) || env.REDIS_URL || isFunctionHost(env)) return []
  const code = await whyNotWritable(resolve(file))
  if (code === null) return []
  const message = `found ${JSON.stringify(file)}, which cannot be written (${code}), expected a file in a folder that this user may write to`
  return [faultOfVariable('PAGE_CACHE', message)]
}

/** The code of the system's refusal: of the file, or of the folder that it will be made in. */
async function whyNotWritable(file: string): Promise<string | null> {
  try {
    const there = await stat(file).catch(() => null)
    if (there?.isDirectory()) return 'EISDIR'
    if (there) await access(file, constants.W_OK)
    await access(await nearestFolder(dirname(file)), constants.W_OK)
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unreadable'
  }
}

/** Folders that are missing are made with the first page. @throws where one of them cannot be */
async function nearestFolder(folder: string): Promise<string> {
  try {
    // What is no folder has nothing below it.
    await access(`${folder}/.`)
    return folder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return nearestFolder(dirname(folder))
  }
}
