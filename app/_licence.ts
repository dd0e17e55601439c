import { hostOf } from './_href'

const PUBLIC_DOMAIN = new Map([
  ['zero', 'CC0'],
  ['mark', 'Public Domain Mark'],
])

/**
 * The short name of a Creative Commons licence by its address, in whatever language and form that shows it: `CC BY-SA 4.0`, with the
 * country of one that was fitted to its law. Null for any other.
 */
export function licenceName(address: string): string | null {
  if (hostOf(address) !== 'creativecommons.org') return null
  const [kind, code = '', version = '', country = ''] = new URL(address).pathname
    .toLowerCase()
    .slice(1)
    .split('/')
  if (!/^\d\.\d$/.test(version)) return null
  if (kind === 'publicdomain') return PUBLIC_DOMAIN.has(code) ? `${PUBLIC_DOMAIN.get(code)} ${version}` : null
  if (kind !== 'licenses' || !/^(?:by|nc|nd|sa)(?:-(?:by|nc|nd|sa)){0,3}$/.test(code)) return null
  const parts = ['CC', code, version, /^(?:[a-z]{2}|igo|scotland)$/.test(country) ? country : '']
  return parts.filter(Boolean).join(' ').toUpperCase()
}
