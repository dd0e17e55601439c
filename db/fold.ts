import { Worker } from 'node:worker_threads'

/**
 * Folds the write-ahead log of a file into it. That waits for the disk, some tens of milliseconds where much was written: in a
 * thread of its own no page waits with it. Where it fails nothing is lost: SQLite itself folds a log that has grown long.
 */
export function makeFold(file: string): { readonly fold: () => Promise<void>; readonly close: () => void } {
  let worker: Worker | null = null
  const waiting: (() => void)[] = []

  const settle = () => waiting.splice(0).forEach((done) => done())
  const stop = () => {
    void worker?.terminate()
    worker = null
    settle()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./fold-worker.mjs', import.meta.url))
    started.unref()
    return started.on('message', settle).on('error', stop)
  }
  return {
    fold: () =>
      new Promise((done) => {
        if (waiting.push(done) > 1) return
        worker ??= start()
        worker.postMessage(file)
      }),
    close: stop,
  }
}
