// One in a process, however many bundles this module stands in.
const kept = globalThis as { planetStop?: AbortController }

function controller(): AbortController {
  return (kept.planetStop ??= new AbortController())
}

/** Given when this process was told to stop: runs come to their end and report. */
export function stopSignal(): AbortSignal {
  return controller().signal
}

export function stopRuns(): void {
  controller().abort()
}
