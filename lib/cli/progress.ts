import type { WriteStream } from 'node:tty'

const BAR = 24
const CLEAR_LINE = '\r\u001b[K'

type Progress = {
  readonly show: (done: number, all: number, what: string) => void
  readonly clear: () => void
}

/** A bar on a terminal, one line that stays in its place; nothing at all where the output goes elsewhere. */
export function makeProgress(out: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>): Progress {
  if (!out.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: (done, all, what) =>
      void out.write(CLEAR_LINE + renderProgress(done, all, what).slice(0, (out.columns || 80) - 1)),
    clear: () => void out.write(CLEAR_LINE),
  }
}

/** `[######------------------]  25 of 100  anna` */
export function renderProgress(done: number, all: number, what: string): string {
  const full = all === 0 ? BAR : Math.min(BAR, Math.round((done / all) * BAR))
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${String(done).padStart(String(all).length)} of ${all}  ${what}`
}
