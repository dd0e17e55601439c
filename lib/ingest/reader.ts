import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { NewPost } from '../entry/normalise'
import type { NotAFeed } from '../parse/parsed-feed'
import type { DocumentSource, FeedFacts } from './document'
import { makeTurn } from './turn'

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

/**
 * Parsing and cleaning take tens of milliseconds a feed; in one worker thread they never hold a page up (RL-11).
 * @param execArgv Node's options for the thread: nothing when bundled, a TypeScript loader when run from source
 */
export function makeReader(execArgv: readonly string[] = []): Reader {
  let worker: Worker | null = null
  const alone = makeTurn()

  const ask = async <T>(request: ReaderRequest): Promise<T> => {
    const asked = (worker ??= startWorker(execArgv))
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('reading took too long')), STEP_MS)
    asked.postMessage(request)
    try {
      // `once` rejects where the worker breaks instead of answering.
      const [message] = (await once(asked, 'message', { signal: late.signal })) as [Message]
      if ('error' in message) throw new Error(message.error)
      return message.answer as T
    } catch (error) {
      worker = null
      void asked.terminate()
      throw late.signal.aborted ? late.signal.reason : error
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    read: (source, use) =>
      alone(async () => {
        const facts = await ask<FeedFacts | NotAFeed>({ step: 'open', source })
        return use(facts, (guids) => ask({ step: 'clean', guids }))
      }),
    close: () =>
      alone(async () => {
        await worker?.terminate()
        worker = null
      }),
  }
}

function startWorker(execArgv: readonly string[]): Worker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { execArgv: [...execArgv] })
  worker.unref()
  return worker
}
