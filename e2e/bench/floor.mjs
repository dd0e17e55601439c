import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/*
 * The floor of an ingest run, as a process of its own: fetch every feed, conditionally from the second time on, and hash
 * it. No parsing, no store: what an aggregator pays beyond this is its own work.
 *   node floor.mjs STATE.json      { feeds: [url], known: { url: { etag, hash } } }, written back
 */
const GUESTS = 16
const [file = ''] = process.argv.slice(2)

/** @type {{ feeds: string[], known: Record<string, { etag: string, hash: string }> }} */
const { feeds, known } = JSON.parse(readFileSync(file, 'utf8'))
let next = 0

async function visit() {
  for (let url = feeds[next++]; url !== undefined; url = feeds[next++]) {
    const etag = known[url]?.etag
    const answer = await fetch(url, { headers: etag ? { 'if-none-match': etag } : {} })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.status === 304) continue
    const hash = createHash('sha256').update(bytes).digest('hex')
    known[url] = { etag: answer.headers.get('etag') ?? '', hash }
  }
}

await Promise.all(Array.from({ length: GUESTS }, visit))
writeFileSync(file, JSON.stringify({ feeds, known }))
const { user, system } = process.cpuUsage()
console.log((user + system) / 1e6)
