import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readSettings } from '@/lib/config'
import { paletteOf, renderPalette } from '../_palette'
import { getPlanet } from '../_planet'
import { document } from '../_reply'

export const dynamic = 'force-dynamic'

/** What an operator changes of the look: the accent, and rules of the operator's own. Pages link it where there is either. */
export async function GET(request: Request): Promise<Response> {
  const { accent, css } = await getPlanet()
  const body = [accent && renderPalette(paletteOf(accent)), css && (await readOwnRules(css))]
  const answer = document(request, {
    body: body.filter(Boolean).join('\n'),
    type: 'text/css; charset=utf-8',
    changedAt: null,
  })
  // Every page waits for it, so a browser need not ask each time.
  answer.headers.set('Cache-Control', 'public, max-age=300, stale-while-revalidate=86400')
  return answer
}

/** A file that went missing takes its rules with it, not the page's whole look. */
async function readOwnRules(path: string): Promise<string> {
  const read = readSettings()
  if ('faults' in read) return ''
  return readFile(join(dirname(read.settings.planetFile), path), 'utf8').catch(() => '')
}
