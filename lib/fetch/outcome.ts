/** Byte-exact validators of the last complete answer (RFC 9110 §8.8); sent back as they came. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null }

/** Why a fetch failed: codes of the status catalogue (lib/status/codes), the same in UI, JSON and CLI. */
export type FailureCode =
  | 'timeout'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'server-error'
  | 'not-found'
  | 'blocked'
  | 'too-big'
  | 'redirect'
  | 'bad-url'
  | 'private-address'
  | 'bad-encoding'
  | 'no-file'
  | 'http-error'
  /** The caller's signal: our own run ended first. Says nothing about the feed and is no failure of it. */
  | 'stopped'

/**
 * How an answer was reached. `permanent` is the target when every hop said 301 or 308, else null; undefined where nobody was asked, and
 * nothing is said of the address.
 */
export type Reached = {
  /** Final URL, the base of relative URLs. */
  readonly url: string
  readonly status: number
  readonly permanent: string | null | undefined
}

/** A whole body that is not known to be the old one. */
export type Fresh = {
  readonly kind: 'fresh'
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** sha256 of `bytes`, hex: an equal body counts as unchanged. */
  readonly hash: string
  readonly validators: Validators
  /** Seconds the server asked us to keep the answer (Cache-Control max-age, else Expires); null where unsaid. */
  readonly keepSeconds: number | null
  /** The Link header as it came, where there was one (RFC 8288): a hub may be named there. */
  readonly link?: string
} & Reached

export type Failed = {
  readonly kind: 'failed'
  readonly code: FailureCode
  /** One plain sentence: what we saw. No stack, no address of ours. */
  readonly message: string
  readonly url: string
  readonly status: number | null
}

/** One polite GET, as a value (R-HTTP, R-LIMIT). Nothing here throws for what a server does. */
export type Outcome =
  | Fresh
  | ({ readonly kind: 'unchanged'; readonly keepSeconds: number | null } & Reached)
  | ({ readonly kind: 'gone' } & Reached)
  /** 429, or another error with Retry-After: not before `until`. */
  | ({ readonly kind: 'later'; readonly until: Date } & Reached)
  | Failed

export function failed(code: FailureCode, message: string, url: string, status: number | null): Failed {
  return { kind: 'failed', code, message, url, status }
}
