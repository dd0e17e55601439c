import dns from 'node:dns'
import net, { type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, buildConnector } from 'undici'
import { withCertificate } from './certificate'
import { forgetAborted } from './forget-aborted'
import { oneConnection } from './one-connection'
import { limitWire } from './wire'
import { reason, type Reason } from './reason'

/** The ports that a blog may be served from (NE-08); any other has to be listed in `fetch.allow`. */
const PORTS = ['80', '443', '8080', '8443']
const MAX_URL_LENGTH = 2048
const MAX_HEADER_BYTES = 32 * 1024
const CONNECT_MS = 10_000

/** Everything else of IPv6 is private, reserved, or wraps an IPv4 address (6to4, NAT64, Teredo). */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Azure's host agent: a public address that answers only from inside. */
const HOST_AGENT = '168.63.129.16'

/** Names that never lead to a public host: RFC 6761, 6762 appendix G, 7686, 8375, 9476, and one cloud's metadata service. */
const INSIDE_NAMES =
  /(?:^|\.)(?:localhost|localdomain|local|lan|home|corp|private|internal|intranet|home\.arpa|invalid|test|onion|alt|metadata\.goog)$/

type Checked =
  | { readonly kind: 'ok'; readonly url: URL }
  | { readonly kind: 'refused'; readonly code: 'bad-url' | 'private-address'; readonly message: string }

/** R-GUARD: whether the whole internet can reach this address. Text that is no plain IP address is not public. */
export function isPublicIp(ip: string): boolean {
  if (net.isIPv4(ip)) return ipaddr.IPv4.parse(ip).range() === 'unicast' && ip !== HOST_AGENT
  if (!net.isIPv6(ip) || ip.includes('%')) return false
  const address = ipaddr.IPv6.parse(ip)
  if (address.isIPv4MappedAddress()) return isPublicIp(address.toIPv4Address().toString())
  return address.match(GLOBAL_V6) && address.range() === 'unicast'
}

/**
 * R-GUARD, the part that needs no network: scheme, port, userinfo, and hosts that are private by their spelling. The
 * URL standard's parser has already made 127.1, 0x7f000001 and 127。0。0。1 one address.
 * @param allow exact `host:port` that the operator exempts
 * @returns the URL without its fragment
 */
export function checkUrl(text: string, allow: readonly string[]): Checked {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text))
    return refused('bad-url', 'This is not a valid address.')
  const url = new URL(text)
  url.hash = ''
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused('bad-url', `Addresses start with http: or https:, not with ${url.protocol.slice(0, 20)}`)
  if (url.username || url.password) return refused('bad-url', 'The address holds a user name or a password.')
  if (isExempt(url, allow)) return { kind: 'ok', url }
  const port = url.port || defaultPort(url.protocol)
  if (!PORTS.includes(port)) return refused('bad-url', `Port ${port} is not one that blogs are served from.`)
  if (!isPublicHost(url.hostname))
    return refused('private-address', 'The address names a host of a private network.')
  return { kind: 'ok', url }
}

/** Whether the operator exempts exactly this host and port (NE-11). `host` as in URLs, without a default port. */
export function isExempt(
  at: { readonly host: string; readonly protocol: string },
  allow: readonly string[],
): boolean {
  return allow.includes(/:\d+$/.test(at.host) ? at.host : `${at.host}:${defaultPort(at.protocol)}`)
}

/**
 * R-GUARD, the part at the socket: an undici agent that connects to public addresses only. Names are resolved once,
 * every address of the answer is checked, and the socket takes one of those, so that a name cannot change its mind in
 * between (rebinding). One connection a host, kept alive for the next feed there; no proxy from the environment.
 * What one answer may send in all is limited here too (R-LIMIT). Requests fail with a `Reason` where the guard refuses.
 * @param lookup like `dns.lookup`
 * @param connections to one host at once
 */
export function makeAgent({
  allow = [],
  lookup = dns.lookup,
  connections = 1,
}: {
  readonly allow?: readonly string[]
  readonly lookup?: LookupFunction
  readonly connections?: number
} = {}): Agent {
  const open = withCertificate(buildConnector({ timeout: CONNECT_MS, lookup }))
  const openPublic = withCertificate(buildConnector({ timeout: CONNECT_MS, lookup: publicOnly(lookup) }))
  const connect: buildConnector.connector = (options, callback) => {
    const { host = options.hostname, protocol } = options
    const limited: buildConnector.Callback = (...[error, socket]) =>
      error ? callback(error, null) : callback(null, limitWire(forgetAborted(socket)))
    if (isExempt({ host, protocol }, allow)) return open(options, limited)
    // Sockets to IP literals never call `lookup`.
    if (net.isIP(options.hostname) && !isPublicIp(options.hostname)) return callback(privateAddress(), null)
    return openPublic(options, limited)
  }
  return new Agent({
    connections,
    maxHeaderSize: MAX_HEADER_BYTES,
    // One deadline in `get` covers it all; idle timers would add nothing.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: connections === 1 ? oneConnection(connect) : connect,
  })
}

function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const addresses = Array.isArray(found) ? found : []
      // One private address among public ones is refused as a whole: which one is taken is not ours to decide.
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isPublicIp(address)))
        return callback(privateAddress(), [])
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
}

function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (net.isIP(host)) return isPublicIp(host)
  const name = host.replace(/\.$/, '')
  return name.includes('.') && !INSIDE_NAMES.test(name)
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80'
}

function privateAddress(): Reason {
  return reason('private-address', 'The address leads to a private network.')
}

function refused(code: 'bad-url' | 'private-address', message: string): Checked {
  return { kind: 'refused', code, message }
}
