/** RFC 9110 asks for 8,000 octets; real posts stay below this, and every URL is kept and shown many times. */
export const maxUrlLength = 2048

/** Query parameters that say where a reader came from, not what is to be shown. */
const TRACKING =
  /^(?:utm_\w*|mtm_\w*|pk_(?:campaign|kwd|source|medium)|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi|fp)|oly_(?:anon|enc)_id|vero_(?:conv|id)|wickedid|s_cid|ncid|cmpid|ref_src|ref_url|__twitter_impression)$/i
/** Medium tells by it which of its feeds a post was found in. */
const FOUND_IN_FEED = /^source=rss-/

/**
 * The one way from foreign text to something a reader may click (SA-16): an absolute http or https URL of at most
 * 2048 characters without credentials, or null. `base` may be empty: then relative URLs are null.
 */
export function safeLink(href: string, base: string): string | null {
  const url = resolve(href, base)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  // `https://bank.example@evil.example/` is made to be misread.
  if (url.username !== '' || url.password !== '') url.username = url.password = ''
  return url.href.length <= maxUrlLength ? url.href : null
}

/** `mailto:` as an absolute URL, or null for every other scheme. */
export function mailLink(href: string): string | null {
  const url = resolve(href, '')
  return url?.protocol === 'mailto:' && url.href.length <= maxUrlLength ? url.href : null
}

/** An absolute URL without tracking parameters; the others stay as they were written. */
export function withoutTracking(url: string): string {
  const hash = url.indexOf('#')
  const end = hash === -1 ? url.length : hash
  const start = url.slice(0, end).indexOf('?')
  if (start === -1) return url
  const parameters = url.slice(start + 1, end).split('&')
  const kept = parameters.filter(
    (parameter) => !TRACKING.test(parameter.split('=', 1)[0] ?? '') && !FOUND_IN_FEED.test(parameter),
  )
  if (kept.length === parameters.length) return url
  return url.slice(0, start) + (kept.length > 0 ? '?' + kept.join('&') : '') + url.slice(end)
}

/**
 * What two addresses of one page have in common (R-REKEY): no scheme, `www.`, trailing slash, fragment or tracking
 * parameters. A key to compare, not a URL to show. Null where `url` is not http(s).
 */
export function canonicalUrl(url: string): string | null {
  const safe = safeLink(url, '')
  if (safe === null) return null
  const { host, pathname, search } = new URL(withoutTracking(safe))
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '') + (search === '?' ? '' : search)
}

function resolve(href: string, base: string): URL | null {
  if (href.trim() === '') return null
  try {
    return base === '' ? new URL(href) : new URL(href, base)
  } catch {
    return base === '' ? null : resolve(href, '')
  }
}
