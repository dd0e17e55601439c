/** What stays free at the end of a deadline for telling pages and answering. */
const CLOSING_MS = 4_000
/** A server that has been asked already gets so much time to answer. */
const ANSWER_MS = 1_000
/** And the document that is being read so much to get through. */
const READ_MS = 1_000

/** How a run comes to its end, in three steps. */
export type Ending = {
  /** No further feed is begun. */
  readonly closing: AbortSignal
  /** Who still waits for an answer hangs up. */
  readonly hangUp: AbortSignal
  /** What is not through by now is left to the next run. */
  readonly over: AbortSignal
  /** The end begins now. */
  readonly close: () => void
  readonly dismiss: () => void
}

/** The end begins shortly before `deadlineMs` have passed, or when the process is told to stop (R-RUN, RL-10). */
export function makeEnding(deadlineMs: number, stop?: AbortSignal): Ending {
  const [closing, hangUp, over] = [new AbortController(), new AbortController(), new AbortController()]
  const timers = [setTimeout(close, deadlineMs - CLOSING_MS)]
  if (stop?.aborted) close()
  stop?.addEventListener('abort', close)

  function close(): void {
    if (closing.signal.aborted) return
    closing.abort()
    timers.push(setTimeout(() => hangUp.abort(), ANSWER_MS))
    timers.push(setTimeout(() => over.abort(), ANSWER_MS + READ_MS))
  }
  return {
    ...{ closing: closing.signal, hangUp: hangUp.signal, over: over.signal, close },
    dismiss() {
      timers.forEach(clearTimeout)
      stop?.removeEventListener('abort', close)
    },
  }
}

/** Settles when the signal is given. */
export function given(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
