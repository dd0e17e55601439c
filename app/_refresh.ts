import { revalidatePath } from 'next/cache'
import { after } from 'next/server'
import { forgetTouches, listTouches, touchEverything } from '@/db/queries/touches'
import { owedTags } from '@/lib/cache/owed-tags.mjs'
import { paths } from '@/lib/paths'
import { listChangedPaths, listOpenedFirst } from './_changed'

/** Beyond so many touched posts it is cheaper to let every page go than to ask which ones changed. */
const TOUCHES_MAX = 100
const EVERY_PAGE = '/*'

/**
 * Tells pages what the runs have changed, also what an earlier, killed run could not tell; the whole cache policy (R-ISR).
 * To be called inside a route handler, after the last write: the next request finds the pages fresh.
 * @param origin where this server answers, to warm the pages that readers open first; null where it is unknown
 * @returns the public paths told, `/*` first where it was all of them
 */
export async function refresh({
  frontPosts,
  origin,
}: {
  frontPosts: number
  origin: string | null
}): Promise<string[]> {
  const { upTo, isMuch, posts, ...others } = await listTouches(TOUCHES_MAX)
  if (upTo === 0) return []
  const changed = isMuch ? [paths.front] : await listChangedPaths(posts, { frontPosts, ...others })
  if (isMuch) revalidatePath('/', 'layout')
  else for (const path of changed) revalidatePath(renderedAt(path))
  // Next tells its cache when the handler has returned: only then may the touches be forgotten, or a crash would lose them.
  after(async () => {
    // A cache that could not be told, and a server that is restarted before it could, must not make old pages new ones.
    if (owedTags.size > 0) await touchEverything()
    await forgetTouches(upTo)
    if (origin) await warm(origin, changed)
  })
  return isMuch ? [EVERY_PAGE, ...changed] : changed
}

/** Where a rewrite leads to a page, its destination is what Next knows it by. */
function renderedAt(path: string): string {
  return /^\/\d{4}(\/\d\d){0,2}$/.test(path) ? `/days${path}` : path
}

/**
 * One after the other, what is opened most first: readers who come meanwhile are answered in between. The rest is rendered when
 * somebody comes.
 */
async function warm(origin: string, changed: readonly string[]): Promise<void> {
  for (const path of listOpenedFirst(changed)) {
    await fetch(new URL(path, origin), { cache: 'no-store' })
      .then((answer) => answer.arrayBuffer())
      .catch(() => null)
  }
}
