import type { FailureCode } from './outcome'

/** Why we ourselves ended an exchange, raised through undici: its code and its sentence for readers. */
export type Reason = Error & { readonly failure: FailureCode }

export function reason(failure: FailureCode, message: string): Reason {
  return Object.assign(new Error(message), { failure })
}

export function isReason(error: unknown): error is Reason {
  return error instanceof Error && 'failure' in error
}
