import { isDeepStrictEqual } from 'node:util'
import { countRaw, listRaw, saveRecleaned, type Recleaned } from '../../db/queries/recleaned'
import { listTagsOf } from '../../db/queries/tags'
import type { Touch } from '../../db/schema'
import { sanitizerVersion } from '../content/sanitizer-version'
import { identify } from '../entry/identity'
import { normalise } from '../entry/normalise'
import { isPacked, unpack } from '../entry/packed'
import type { ParsedFeed } from '../parse/parsed-feed'
import { touchEdit } from './touches'

/** Posts of one transaction. */
const BATCH = 100

type RecleanReport = {
  readonly posts: number
  /** Whose page shows something else now. */
  readonly changed: number
  /** Entries that the cleaner of today cannot read: their posts stay as they are. */
  readonly failed: number
}

/**
 * Cleans every post again from its kept entry (SA-18, R-HTML). Where that gives the same HTML no page is told; where even the
 * cleaner's version is the same nothing is written, but for entries that are not packed yet. No post moves, and none counts as
 * edited: its author has said nothing new.
 * @param onProgress posts done, of all
 */
export async function reclean(
  now: number,
  onProgress: (done: number, all: number) => void,
): Promise<RecleanReport> {
  const all = await countRaw()
  const report = { posts: 0, changed: 0, failed: 0 }
  for (let after = 0; ;) {
    const rows = await listRaw(after, BATCH)
    if (rows.length === 0) return report
    const cleaned: Recleaned[] = []
    const touched: Touch[] = []
    const tagsBefore = await listTagsOf(rows.map(({ post }) => post.id))
    for (const row of rows) {
      const { post, author } = row
      const tags = [...(tagsBefore.get(post.id) ?? [])]
      const again = cleanAgain(row)
      report.posts += 1
      if (!again) {
        report.failed += 1
        continue
      }
      const { raw, text, rawHash, shown } = again
      const tagsAfter = again.tags.map(({ tag }) => tag).sort()
      const isTaggedSame = isDeepStrictEqual(tags, tagsAfter)
      const isShownSame =
        isTaggedSame &&
        Object.entries(shown).every(([key, value]) =>
          isDeepStrictEqual(post[key as keyof typeof shown], value),
        )
      if (isShownSame && post.rawHash === rawHash && isPacked(row.raw)) continue
      const set = { raw, rawHash, sanitizerVersion, ...(!isShownSame && { ...shown, changedAt: now }) }
      const indexed = isShownSame ? null : { ...post, text, rawHash, title: shown.title }
      cleaned.push({
        id: post.id,
        rawHash: post.rawHash,
        set,
        indexed,
        tags: isTaggedSame ? null : again.tags,
      })
      if (isShownSame) continue
      report.changed += 1
      touched.push(
        ...touchEdit(
          { ...post, author, tags },
          { ...shown, lang: post.lang, link: post.link, tags: tagsAfter },
        ),
      )
    }
    await saveRecleaned(cleaned, touched)
    after = rows.at(-1)!.post.id
    onProgress(report.posts, all)
  }
}

type Row = Awaited<ReturnType<typeof listRaw>>[number]

/** The columns that the cleaner makes; null where the entry is beyond it. */
function cleanAgain({ post, raw }: Row) {
  try {
    const { base, entry } = unpack(raw, post.html)
    // Its identity is known: link and base are those of the day when it was fetched.
    const known = { ...entry, link: post.link, base }
    const [identified] = identify([known], { url: base, site: null, base: null }, sanitizerVersion)
    if (!identified) return null
    const own = { guid: post.guid, canonical: post.canonical }
    const rules = { id: post.id, feed: { ...NO_FEED, lang: post.lang }, lang: null, detect: () => null }
    const again = normalise({ ...identified, ...own, entry }, null, rules)
    const { html, excerpt, words, minutes, title, untitled, fingerprint, textHash, titleHash } = again
    const lists = { byline: [...again.byline], enclosures: [...again.enclosures] }
    const fold = { foldAt: again.fold?.at ?? null, foldWords: again.fold?.words ?? null }
    const shown = {
      html,
      excerpt,
      words,
      minutes,
      title,
      untitled,
      fingerprint,
      textHash,
      titleHash,
      ...fold,
      ...lists,
    }
    return {
      raw: Buffer.from(again.raw),
      text: again.text,
      rawHash: identified.rawHash,
      shown,
      tags: again.tags,
    }
  } catch {
    return null
  }
}

/** What an entry takes from its document is in the post already. */
const NO_FEED: ParsedFeed = {
  ...{ kind: 'feed', format: 'atom', title: null, description: null, link: null, self: null, hubs: [] },
  ...{
    lang: null,
    authors: [],
    image: null,
    rights: null,
    published: null,
    updated: null,
    everyMinutes: null,
  },
  ...{ entries: [], complete: false, notes: [] },
}
