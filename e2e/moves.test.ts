import { expect, it } from 'vitest'
import { listDue } from '../db/queries/feeds'
import { saveMemory } from '../db/queries/memory'
import type { Fresh } from '../lib/fetch/outcome'
import { findMove } from '../lib/ingest/moves'
import { beginStory } from './story'

const NEW = 'https://new.example/feed'

it('R-HTTP: an answer from the old place ends a move under way, what a hub brings does not', async () => {
  const story = await beginStory()
  try {
    await story.tell('anna says a')
    const [due] = await listDue({ now: 0, slug: 'anna', force: true })
    const { feed } = due!
    const move = JSON.stringify({ from: feed.url, to: NEW, since: 0, answers: 2, isOurs: true })
    await saveMemory(`move:${feed.id}`, move)
    const come = (permanent: string | null | undefined) => {
      const outcome: Fresh = {
        ...{
          kind: 'fresh',
          url: feed.url,
          status: 200,
          permanent,
          bytes: new Uint8Array(),
          contentType: null,
        },
        ...{ hash: '', validators: { etag: null, lastModified: null }, keepSeconds: null },
      }
      return findMove(feed, outcome, null, 1)
    }
    expect(await come(undefined)).toEqual({ movedTo: null })
    expect(await come(null)).toEqual({ movedTo: null, move: null })
    expect(JSON.parse((await come(NEW)).move!)).toMatchObject({ answers: 3 })
  } finally {
    await story.end()
  }
})
