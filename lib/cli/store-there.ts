import { existsSync } from 'node:fs'
import { isNewer, NEWER } from '../../db/migrate'
import type { Settings } from '../config'
import { storeFileOf, storeMakerOf } from './store-file'

/** Whether there is a store to work on; says so on the terminal where there is none, or none of ours to touch. */
export async function isStoreThere(settings: Settings): Promise<boolean> {
  const file = storeFileOf(settings)
  const isThere = file === null || existsSync(file)
  if (isThere && !(await isNewer())) return true
  console.error(isThere ? NEWER : `${file} is not there yet: ${storeMakerOf(settings)} makes it.`)
  return false
}
