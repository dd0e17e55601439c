import { isTracker } from './boilerplate'
import { safeLink, withoutTracking } from './link'

/** RL-09 */
const maxSrcsetCandidates = 20

type Read = (attribute: string) => string | undefined

/**
 * The address of a picture. Scripts that load pictures late leave a placeholder in `src` and the real one beside it.
 * Null where there is none that a page may load.
 */
export function imageSource(read: Read, base: string): string | null {
  for (const name of ['src', 'data-src', 'data-lazy-src', 'data-original', 'data-orig-file']) {
    const url = safeLink(read(name) ?? '', base)
    if (url !== null) return url
  }
  return null
}

/** True for a picture that counts readers: at most two pixels wide or high, invisible, or from a known counter. */
export function isTrackingImage(read: Read, source: string | null): boolean {
  return (
    isTiny(read('width')) ||
    isTiny(read('height')) ||
    isHiddenByStyle(read('style')) ||
    (source !== null && isTracker(source))
  )
}

/** True for a formula as WordPress draws it, black on white, unless its author asked for light on dark. */
export function isFormula(read: Read, source: string): boolean {
  const { pathname, searchParams } = new URL(source)
  const isDrawn = /(?:^|\s)latex(?:\s|$)/.test(read('class') ?? '') || pathname.endsWith('/latex.php')
  return isDrawn && !isLight(searchParams.get('fg') ?? '')
}

/** True for a colour in three or six hexadecimal digits that is nearer to white than to black. */
function isLight(colour: string): boolean {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1] ?? '000'
  const [red, green, blue] = [0, 1, 2].map((channel) =>
    Number.parseInt(digits[(channel * digits.length) / 3]!, 16),
  )
  return 0.3 * red! + 0.6 * green! + 0.1 * blue! > 7
}

function isTiny(size: string | undefined): boolean {
  return size !== undefined && /^\s{0,9}0*[0-2](?:\.\d{1,9})?(?:px)?\s{0,9}$/i.test(size)
}

function isHiddenByStyle(style: string | undefined): boolean {
  if (style === undefined || style.length > 1000) return false
  return style
    .toLowerCase()
    .replace(/\s/g, '')
    .split(';')
    .some((rule) =>
      /^(?:display:none|visibility:hidden|(?:max-)?(?:width|height):0*[0-2](?:\.\d{1,9})?(?:px)?)(?:!important)?$/.test(
        rule,
      ),
    )
}

/** A `srcset` with absolute URLs, by the standard's own steps; null where no candidate is left. */
export function cleanSrcset(srcset: string, base: string): string | null {
  const candidates: string[] = []
  for (const { url, descriptor } of splitSrcset(srcset)) {
    const source = safeLink(url, base)
    if (source === null || !/^(?:\d{1,5}(?:\.\d{1,4})?[wxh])?$/.test(descriptor)) continue
    // A comma at either end of the URL would end it.
    const written = withoutTracking(source).replace(/,$/, '%2C')
    candidates.push(descriptor === '' ? written : `${written} ${descriptor}`)
    if (candidates.length === maxSrcsetCandidates) break
  }
  return candidates.length > 0 ? candidates.join(', ') : null
}

function splitSrcset(srcset: string): { url: string; descriptor: string }[] {
  const candidates: { url: string; descriptor: string }[] = []
  const urls = /[\s,]*([^\s]+)/y
  const descriptors = /\s*([^,]*),?/y
  // Twice the cap: some of them may be unfit.
  while (candidates.length < 2 * maxSrcsetCandidates) {
    const [, url] = urls.exec(srcset) ?? []
    if (url === undefined) break
    if (url.endsWith(',')) {
      candidates.push({ url: url.slice(0, -1), descriptor: '' })
      continue
    }
    descriptors.lastIndex = urls.lastIndex
    const [, descriptor = ''] = descriptors.exec(srcset) ?? []
    urls.lastIndex = descriptors.lastIndex
    candidates.push({ url, descriptor: descriptor.trim() })
  }
  return candidates
}
