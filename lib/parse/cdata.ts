import type { Token } from './markup'

/**
 * Where the CDATA sections of a text really end. One that is never closed, or that runs into the next `<![CDATA[`, ends
 * where its element does. A search's answer is kept until it is passed, else many broken sections would cost the square.
 */
export function cdataEnds(text: string): (token: Token, element: string) => number {
  let lower: string | null = null
  const known = new Map<string, number>()
  const find = (mark: string, from: number): number => {
    let at = known.get(mark)
    if (at === undefined || at < from) {
      lower ??= text.toLowerCase()
      at = lower.indexOf(mark, from)
      if (at < 0) at = Infinity
      known.set(mark, at)
    }
    return at
  }
  return (token, element) => {
    const inner = token.start + '<![CDATA['.length
    const broken = token.unclosed || find('<![cdata[', inner) < token.end
    return broken && element !== '' ? Math.min(find(`</${element}`, inner), token.end) : token.end
  }
}
