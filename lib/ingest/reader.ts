import { Worker } from 'node:worker_threads'
import type { NewPost } from '../entry/normalise'
import type { NotAFeed } from '../parse/parsed-feed'
import type { DocumentSource, FeedFacts } from './document'

/** Longer than any document may take; what is not done by then hangs, and its worker is ended. */
const STEP_MS = 20_000

export type ReaderRequest =
  { step: 'open'; source: DocumentSource } | { step: 'clean'; guids: readonly string[] }
type Cleaned = { posts: NewPost[]; failed: string[] }
export type ReaderAnswer = FeedFacts | NotAFeed | Cleaned
type Message = { answer: ReaderAnswer } | { error: string }

export type Reader = {
  /**
   * Reads one document in the worker, alone there until `use` is done: `use` gets its facts and may ask for entries.
   * A document that hangs or breaks the worker rejects; the next one finds a new worker.
   */
  read<T>(source: DocumentSource, use: (facts: FeedFacts | NotAFeed, clean: Clean) => Promise<T>): Promise<T>
  close(): Promise<void>
}
export type Clean = (guids: readonly string[]) => Promise<Cleaned>

/** Parsing and cleaning take tens of milliseconds a feed; in one worker thread they never hold a page up (RL-11). */
export function makeReader(): Reader {
  let worker: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const ask = <T>(request: ReaderRequest): Promise<T> =>
    new Promise((resolve, reject) => {
      const asked = (worker ??= startWorker())
      const settle = (act: () => void) => {
        clearTimeout(timer)
        asked.removeAllListeners()
        act()
      }
      const fail = (reason: string) => {
        settle(() => reject(new Error(reason)))
        worker = null
        void asked.terminate()
      }
      const timer = setTimeout(() => fail('reading took too long'), STEP_MS)
      asked.once('error', (error) => fail(String(error)))
      asked.once('exit', () => fail('the reader stopped'))
      asked.once('message', (message: Message) =>
        settle(() => ('error' in message ? reject(new Error(message.error)) : resolve(message.answer as T))),
      )
      asked.postMessage(request)
    })

  return {
    read(source, use) {
      const done = turn.then(async () => {
        const facts = await ask<FeedFacts | NotAFeed>({ step: 'open', source })
        return use(facts, (guids) => ask({ step: 'clean', guids }))
      })
      turn = done.catch(() => undefined)
      return done
    },
    async close() {
      await turn
      const last = worker
      worker = null
      await last?.terminate()
    },
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url))
  worker.unref()
  return worker
}
