import type { Severity } from '@/lib/status/codes'
import { signs } from '@/lib/status/marks'

export const TONES: Readonly<Record<Severity, string>> = {
  ok: 'text-(--ok)',
  hint: 'text-(--warn)',
  warning: 'text-(--warn)',
  error: 'text-(--err)',
  paused: 'text-muted',
}

/** A state as sign, word and colour: never by colour alone. */
export function State({ severity, word }: { severity: Severity; word: string }) {
  return (
    <span className={`font-semibold ${TONES[severity]}`}>
      <span aria-hidden="true" className="me-1">
        {signs[severity]}
      </span>
      {word}
    </span>
  )
}
