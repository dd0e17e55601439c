import { existsSync } from 'node:fs'
import type { Settings } from '../config'
import { storeFileOf } from './store-file'

/** Whether there is a store to work on; says so on the terminal where there is none. */
export function isStoreThere(settings: Settings): boolean {
  const file = storeFileOf(settings)
  if (file === null || existsSync(file)) return true
  console.error(`${file} is not there yet: npm start makes it.`)
  return false
}
