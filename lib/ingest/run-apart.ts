import { Worker } from 'node:worker_threads'
import type { FeedReport } from './report'
import type { RunAnswer, RunQuestion, RunSettings } from './run'

type Plain = Pick<RunSettings, 'planet' | 'folder' | 'version' | 'deadlineMs'>
export type RunOrder = { readonly id: number; readonly question: RunQuestion; readonly settings: Plain }
/** What the thread says of an order; `code` is the store's, which an error loses on the way. */
export type RunWord = { readonly id: number } & (
  | { readonly began: number }
  | { readonly line: FeedReport }
  | { readonly answer: RunAnswer }
  | { readonly error: { readonly message: string; readonly stack?: string; readonly code: string } }
)
export const STOP = 'stop'

type Waiting = Pick<RunSettings, 'began' | 'log'> & {
  readonly resolve: (answer: RunAnswer) => void
  readonly reject: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let thread: Worker | null = null
let orders = 0

/**
 * `run` in a thread of its own, the same for all runs of a server: asking, comparing and writing take as much time as reading does, and
 * on the serving thread each of them would hold pages up (RL-11). What becomes of a run whose thread breaks is what becomes of one that
 * is killed.
 */
export function runApart(
  question: RunQuestion,
  { planet, folder, version, deadlineMs, stop, began, log }: RunSettings,
): Promise<RunAnswer> {
  const id = (orders += 1)
  return new Promise((resolve, reject) => {
    waiting.set(id, { began, log, resolve, reject })
    const order: RunOrder = { id, question, settings: { planet, folder, version, deadlineMs } }
    thread ??= start(stop)
    thread.postMessage(order)
  })
}

function start(stop: AbortSignal | undefined): Worker {
  const worker = new Worker(new URL('./run-worker.ts', import.meta.url))
  worker.unref()
  worker.on('message', hear)
  worker.on('error', (error) => {
    thread = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  const end = () => worker.postMessage(STOP)
  if (stop?.aborted) end()
  stop?.addEventListener('abort', end)
  return worker
}

function hear(word: RunWord): void {
  const asker = waiting.get(word.id)
  if (!asker) return
  if ('began' in word) return asker.began?.(word.began)
  if ('line' in word) return asker.log(word.line)
  waiting.delete(word.id)
  if ('answer' in word) asker.resolve(word.answer)
  else asker.reject(Object.assign(new Error(word.error.message), word.error))
}
