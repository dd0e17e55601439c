import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../config'
import { storeFileOf } from './store-file'

/**
 * Where the rendered pages of a snapshot are kept, as the server's environment says it: in the temporary folder, since beside it nothing may
 * be written, and apart from those of an earlier snapshot, which no run has told of the change. Nothing where that is settled.
 */
export function placeOfPages(settings: Settings): { readonly PAGE_CACHE?: string } {
  const store = storeFileOf(settings)
  if (!settings.isSnapshot || settings.pageCache !== null || store === null) return {}
  const made = statSync(store, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return { PAGE_CACHE: join(tmpdir(), `planet-pages-${Math.round(made)}.db`) }
}
