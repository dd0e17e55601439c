import { once, type EventEmitter } from 'node:events'

/** So many times as long may what takes none of a processor's time: a machine that is busy otherwise is no fault of a document. */
const PATIENCE = 6

/**
 * The next message of a worker thread.
 * @param ms of a processor's time that it may take, as far as that can be told from outside: that of the whole process
 * @throws where the worker breaks instead, the time is over, or the signal is given
 */
export async function hear<Message>(
  worker: EventEmitter,
  { ms, signal }: { readonly ms: number; readonly signal?: AbortSignal | undefined },
): Promise<Message> {
  const ending = new AbortController()
  const end = () => ending.abort()
  const began = process.cpuUsage()
  let looks = 0
  const look = () => {
    const { user, system } = process.cpuUsage(began)
    looks += 1
    if (looks === PATIENCE || (user + system) / 1_000 >= ms) end()
    else timer = setTimeout(look, ms)
  }
  let timer = setTimeout(look, ms)
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  try {
    const [message] = (await once(worker, 'message', { signal: ending.signal })) as [Message]
    return message
  } catch (error) {
    throw ending.signal.aborted ? new Error(`It was not read within ${ms / 1_000} s.`) : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
  }
}
