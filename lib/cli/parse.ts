import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { describeRefusal } from '../config'
import { place } from '../entry/placed'
import { cleanEntries, factsOf, openDocument, type FeedFacts } from '../ingest/document'
import { exitCodes, fail } from './exit-codes'

type Options = {
  readonly json?: boolean
  /** Where the document is from: what its relative addresses mean. */
  readonly url?: string
}

type SeenEntry = {
  readonly guid: string
  readonly title: string | null
  /** RFC 3339, and which of the entry's dates it is (R-DATE). */
  readonly date: string | null
  readonly dateFrom: string | null
  readonly link: string | null
  readonly lang: string | null
  readonly words: number
  readonly tags: readonly string[]
  /** A code of the status catalogue: what would become of it on a first import. */
  readonly verdict: 'shown' | 'undated' | 'entry-failed'
}

type SeenFile =
  | {
      readonly file: string
      readonly format: string
      readonly title: string | null
      readonly site: string | null
      readonly lang: string | null
      readonly everyMinutes: number | null
      readonly complete: boolean
      readonly notes: FeedFacts['notes']
      readonly entries: readonly SeenEntry[]
    }
  | { readonly file: string; readonly error: string }

/**
 * Prints what the planet makes of feeds in files: facts, notes, and each entry as a first import would show it. Nothing is stored.
 * @returns the exit code: `failed` where one of the files is no feed
 */
export async function parse(files: readonly string[], options: Options, now: number): Promise<number> {
  if (files.length === 0) return fail('parse: which files?', exitCodes.misconfigured)
  let code: number = exitCodes.done
  for (const file of files) {
    const seen = await look(file, options.url ?? pathToFileURL(file).href, now)
    if ('error' in seen) code = exitCodes.failed
    console.log(options.json ? JSON.stringify(seen) : describe(seen))
  }
  return code
}

async function look(file: string, url: string, now: number): Promise<SeenFile> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return { file, error: `cannot be read: ${describeRefusal(bytes)}` }
  const feed = { url, site: null, base: null }
  const opened = openDocument({ slug: '', bytes, contentType: null, feed, zone: null, lang: null, now })
  if (opened.kind !== 'open') return { file, error: opened.message }
  const { title, site, lang, everyMinutes, complete, notes } = factsOf(opened, feed)
  const { posts } = await cleanEntries(
    opened,
    opened.entries.map((entry) => entry.guid),
  )
  const postOf = new Map(posts.map((post) => [post.guid, post]))
  const entries = opened.entries.map(({ guid, link, own }): SeenEntry => {
    const post = postOf.get(guid)
    const isPlaced = place(own?.at ?? null, { now, firstImport: true }) !== null
    return {
      ...{
        guid,
        link,
        title: post?.title ?? null,
        lang: post?.lang ?? null,
        words: Math.round(post?.words ?? 0),
      },
      ...{ date: own ? new Date(own.at).toISOString() : null, dateFrom: own?.source ?? null },
      tags: post?.tags.map(({ label }) => label) ?? [],
      verdict: post === undefined ? 'entry-failed' : isPlaced ? 'shown' : 'undated',
    }
  })
  return { file, format: opened.parsed.format, title, site, lang, everyMinutes, complete, notes, entries }
}

function describe(seen: SeenFile): string {
  if ('error' in seen) return `${seen.file}: ${seen.error}`
  const facts = [
    seen.format,
    seen.title ?? 'no title',
    seen.site ?? 'no site',
    seen.lang ?? 'no language',
    ...(seen.everyMinutes === null ? [] : [`every ${seen.everyMinutes} min`]),
    ...(seen.complete ? [] : ['cut short']),
    `${seen.entries.length} entries`,
  ]
  return [
    `${seen.file}: ${facts.join(' · ')}`,
    ...seen.notes.map(({ code, message, line, column }) => {
      const where = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`
      return `  ! ${code}${where}: ${message}`
    }),
    ...seen.entries.flatMap((entry) => [
      `  ${entry.title ?? '(could not be read)'}`,
      `    ${entry.verdict} · ${entry.date ?? 'no date'}${entry.dateFrom ? ` (${entry.dateFrom})` : ''} · ${entry.words} words`,
      `    ${entry.link ?? 'no link'} · ${entry.guid}`,
    ]),
  ].join('\n')
}
