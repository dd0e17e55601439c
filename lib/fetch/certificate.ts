import { TLSSocket, type PeerCertificate } from 'node:tls'
import type { buildConnector } from 'undici'

/** What a certificate says that its owner can mend; `subjectaltname` as node writes it: `DNS:a.example, IP Address:192.0.2.1`. */
export type Certificate = Pick<PeerCertificate, 'valid_from' | 'valid_to' | 'issuer' | 'subjectaltname'>

/** So many names are enough to see whose certificate it is. */
const MAX_NAMES = 3
const MAX_NAME_LENGTH = 80

/** A connector whose errors carry the server's certificate as `cert`, where there was one: node gives it with wrong names only. */
export function withCertificate(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    let cert: PeerCertificate | undefined
    const socket: unknown = connect(options, (...[error, made]) => {
      if (error) callback(cert ? Object.assign(error, { cert }) : error, null)
      else callback(null, made)
    })
    // Before node judges it and, where it is not good, lets go of it.
    if (socket instanceof TLSSocket)
      socket.prependOnceListener('secure', () => (cert = socket.getPeerCertificate()))
  }
}

/**
 * What is wrong with a certificate, in words; times are RFC 3339.
 * @param code of OpenSSL or node
 * @returns null where the certificate itself adds nothing to the code
 */
export function describeCertificate(
  code: string,
  { valid_from, valid_to, issuer, subjectaltname }: Certificate,
  { host, now }: { readonly host: string; readonly now: Date },
): string | null {
  const [from, to] = [new Date(valid_from), new Date(valid_to)]
  const by = nameOf([issuer?.CN ?? issuer?.O ?? ''].flat()[0])
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      // Else it is one of those above it that has.
      return to < now ? `The certificate has expired. It was valid until ${to.toISOString()}.` : null
    case 'CERT_NOT_YET_VALID':
      return from > now ? `The certificate is not valid yet, but from ${from.toISOString()}.` : null
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate is for ${listNames(subjectaltname ?? '')}, not for ${host}.`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return by && `The certificate is signed by itself only (${by}), and by no authority.`
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return by && `The certificate is signed by an authority that nobody knows (${by}).`
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return by && `The server does not send the certificate of its issuer (${by}).`
    default:
      return null
  }
}

/** `a.example, b.example and 5 more`. */
function listNames(altnames: string): string {
  const names = altnames
    .split(', ')
    .flatMap((entry) => nameOf(/^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1]) ?? [])
  if (names.length === 0) return 'no host at all'
  const others = names.length - MAX_NAMES
  return names.slice(0, MAX_NAMES).join(', ') + (others > 0 ? ` and ${others} more` : '')
}

/** A foreign name in one line, or null for none. */
function nameOf(text: string | undefined): string | null {
  return (
    text
      ?.replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, MAX_NAME_LENGTH) || null
  )
}
