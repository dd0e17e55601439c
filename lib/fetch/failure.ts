import { errors } from 'undici'
import { describeCertificate, type Certificate } from './certificate'
import { failed, type Failed, type FailureCode } from './outcome'
import { isReason } from './reason'

type Cause = readonly [FailureCode, string]

const CAUSES: ReadonlyMap<string, Cause> = new Map<string, Cause>([
  ['ENOTFOUND', ['dns', 'There is no such host name.']],
  ['EAI_AGAIN', ['dns', 'The host name could not be looked up.']],
  ['ECONNREFUSED', ['refused', 'The server takes no connections.']],
  ['ECONNRESET', ['refused', 'The server dropped the connection.']],
  ['EPIPE', ['refused', 'The server dropped the connection.']],
  ['UND_ERR_SOCKET', ['refused', 'The server dropped the connection.']],
  ['ENETUNREACH', ['refused', 'There is no way to the server from here.']],
  ['EHOSTUNREACH', ['refused', 'There is no way to the server from here.']],
  ['ETIMEDOUT', ['timeout', 'The server did not take the connection in time.']],
  ['UND_ERR_CONNECT_TIMEOUT', ['timeout', 'The server did not take the connection in time.']],
  ['UND_ERR_HEADERS_OVERFLOW', ['http-error', 'The headers of the answer are too large.']],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', ['http-error', 'The answer is not as long as it says.']],
  ['CERT_HAS_EXPIRED', ['tls', 'The certificate has expired.']],
  ['CERT_NOT_YET_VALID', ['tls', 'The certificate is not valid yet.']],
  ['CERT_REVOKED', ['tls', 'The certificate was revoked.']],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['tls', 'The certificate is for another host name.']],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', ['tls', 'The certificate is signed by itself only.']],
  ['SELF_SIGNED_CERT_IN_CHAIN', ['tls', 'The certificate is signed by an authority that nobody knows.']],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ['tls', 'The certificate is signed by an authority that nobody knows.'],
  ],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', ['tls', 'The server does not send its intermediate certificate.']],
])

/**
 * The value for what broke an exchange. Errors of our own making are thrown on.
 * @param error as undici, node's network or the guard raised it; `cert` where it is about a certificate
 */
export function failureOf(error: unknown, url: string, now: Date): Failed {
  const [code, message] = causeOf(error)
  const { cert } = error as { readonly cert?: Certificate }
  const seen = cert && describeCertificate(codeOf(error) ?? '', cert, { host: new URL(url).hostname, now })
  return failed(code, seen ?? message, url, null)
}

function causeOf(error: unknown): Cause {
  if (isReason(error)) return [error.failure, error.message]
  const code = codeOf(error)
  if (!code || OWN_MISTAKES.has(code)) throw error
  return CAUSES.get(code) ?? familyOf(code)
}

const OWN_MISTAKES = new Set(['UND_ERR_INVALID_ARG', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED'])

function familyOf(code: string): Cause {
  if (/^(ERR_SSL|ERR_TLS|EPROTO|CERT|CRL|UNABLE_TO|INVALID_CA|PATH_LENGTH|HOSTNAME_MISMATCH)/.test(code))
    return ['tls', `No secure connection could be made (${code}).`]
  if (/^E[A-Z]+$/.test(code)) return ['refused', `The connection failed (${code}).`]
  return ['http-error', `The server does not speak HTTP as it should (${code}).`]
}

function codeOf(error: unknown): string | null {
  if (error instanceof errors.HTTPParserError) return error.name
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
