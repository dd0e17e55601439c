import { Worker } from 'node:worker_threads'
import type { NewPost } from '../entry/normalise'
import type { NotAFeed } from '../parse/parsed-feed'
import type { DocumentSource, FeedFacts } from './document'
import { hear } from './hear'
import { makeTurn } from './turn'

/** Longer than any document may take, and the thread's own code; what is not done by then hangs, and its worker is ended. */
const STEP_MS = 10_000
/**
 * So is one that asks for more memory than any document of 8 MB should. It takes a fraction of that: of a heap that is allowed
 * less, Node makes room in small steps, and of one with a small young part it copies what is dead with its post, both of which
 * cost more than the reading.
 */
const LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 96 }

export type ReaderRequest =
  { step: 'open'; source: DocumentSource } | { step: 'clean'; guids: readonly string[] }
type Cleaned = { posts: NewPost[]; failed: string[] }
export type ReaderAnswer = FeedFacts | NotAFeed | Cleaned
export type ReaderMessage = { ready: true } | { answer: ReaderAnswer } | { error: string }

/** Why a document was not read to its end: it was too much for our reader, or our run ended first. */
export type Trouble = {
  readonly kind: 'trouble'
  readonly code: 'unreadable' | 'stopped'
  readonly message: string
}

export type Reader = {
  /**
   * Reads one document in the worker, alone there until `use` is done: `use` gets its facts and may ask for entries.
   * What a document does to the worker is a value, and the next one finds a new worker. What `use` throws is its own.
   * @param signal ends the reading, and the waiting for it, as `stopped`
   */
  read<T>(
    source: DocumentSource,
    use: (facts: FeedFacts | NotAFeed, clean: Clean) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T | Trouble>
  close(): Promise<void>
}
export type Clean = (guids: readonly string[]) => Promise<Cleaned | Trouble>

/**
 * Parsing and cleaning take tens of milliseconds a feed; in one worker thread they never hold a page up (RL-11).
 * @param execArgv Node's options for the thread: nothing when bundled, a TypeScript loader when run from source
 */
export function makeReader(execArgv: readonly string[] = [], stepMs: number = STEP_MS): Reader {
  let worker: Worker | null = null
  const alone = makeTurn()

  const letGo = (broken: Worker | null) => {
    if (worker === broken) worker = null
    void broken?.terminate()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./reader-worker.ts', import.meta.url), {
      execArgv: [...execArgv],
      resourceLimits: LIMITS,
    })
    started.unref()
    // It may break between two questions too, when nobody waits for it.
    return started.on('error', () => letGo(started))
  }
  const ask = async <T extends ReaderAnswer>(
    request: ReaderRequest,
    signal?: AbortSignal,
  ): Promise<T | Trouble> => {
    try {
      // Its first word is that it has loaded its code, which is nothing to hold against a document.
      if (!worker) await hear<ReaderMessage>((worker = start()), { ms: STEP_MS, signal })
      worker.postMessage(request)
      const message = await hear<ReaderMessage>(worker, { ms: stepMs, signal })
      if ('error' in message) throw new Error(message.error)
      if (!('answer' in message)) throw new Error('The reader said nothing.')
      return message.answer as T
    } catch (error) {
      letGo(worker)
      if (signal?.aborted) return STOPPED
      return trouble(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    read: (source, use, signal) =>
      alone(async () => {
        const facts = await ask<FeedFacts | NotAFeed>({ step: 'open', source }, signal)
        return facts.kind === 'trouble' ? facts : use(facts, (guids) => ask({ step: 'clean', guids }, signal))
      }),
    close: () =>
      alone(async () => {
        await worker?.terminate()
        worker = null
      }),
  }
}

const STOPPED: Trouble = { kind: 'trouble', code: 'stopped', message: 'Our run ended before it was read.' }

function trouble(message: string): Trouble {
  return { kind: 'trouble', code: 'unreadable', message }
}
