import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** What is written meanwhile makes the log longer: only one that is folded to its end begins anew. */
const TRIES = 5

/** @type {import('better-sqlite3').Database | null} */
let sqlite = null
parentPort?.on('message', (/** @type {string} */ file) => {
  sqlite ??= new Database(file)
  for (let tries = 0, left = 1; left > 0 && tries < TRIES; tries += 1) {
    const [state] = /** @type {{ log: number, checkpointed: number }[]} */ (
      sqlite.pragma('wal_checkpoint(PASSIVE)')
    )
    left = state ? state.log - state.checkpointed : 0
  }
  parentPort?.postMessage('folded')
})
