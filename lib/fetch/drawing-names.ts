/** Nobody calls an element by more letters. */
const NAME_MAX = 200
/** Of `#` in one value, and in a style sheet: no drawing has more. */
const IN_VALUE = 1_000
const IN_STYLES = 20_000
/** Names in all, once for each class. */
const SAID_MAX = 100_000
/** Where a name may end, which may itself hold what elsewhere parts a list. */
const ENDS = [/$/, /["']/, /[)"']/, /[;)"']/, /[\s;,)"']/]

/**
 * The elements of the same drawing that a value may name, as `#name`, whichever property it is of: `#a`, `url("#a")`, `#a;#b`. Some
 * of what is found is a colour, and no element has its name. Null where there are too many.
 */
export function namesIn(value: string): ReadonlySet<string> | null {
  const names = new Set<string>()
  if (!/[#\\]/.test(value)) return names
  const plain = withoutEscapes(value)
  if (hasMarks(plain, IN_VALUE)) return null
  for (let at = plain.indexOf('#'); at !== -1; at = plain.indexOf('#', at + 1)) {
    const rest = plain.slice(at + 1, at + 1 + NAME_MAX)
    for (const end of ENDS) names.add(`#${decoded((rest.split(end, 1)[0] ?? '').trim())}`)
  }
  return names
}

/**
 * What the rules of a style sheet draw, by `.class`, and under `*` where a rule is for more than one class. Null where there is too much,
 * or another sheet.
 */
export function stylesOf(css: string): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (withoutEscapes(css).includes('@import') || hasMarks(css, IN_STYLES)) return null
  const styles = new Map<string, Set<string>>()
  let said = 0
  for (const rule of withoutComments(css).split('}')) {
    const inside = Array.from(withoutEscapes(rule).matchAll(/url\(([^()]*)/gi), ([, each = '']) => each)
    const names = new Set(inside.flatMap((each) => [...(namesIn(each) ?? [])]))
    if (names.size === 0) continue
    for (const to of targetsOf(rule)) {
      if ((said += names.size) > SAID_MAX) return null
      const before = styles.get(to) ?? new Set()
      for (const name of names) before.add(name)
      styles.set(to, before)
    }
  }
  return styles
}

/** Whom a rule is for; all, where its selectors say more than a class in the end. */
function targetsOf(rule: string): ReadonlySet<string> {
  const heads = rule.split('{').slice(0, -1)
  const selectors = heads.filter((head) => !/^\s*@/.test(head)).flatMap((head) => head.split(','))
  const ofClass = (selector: string) =>
    /[:[\\&/"']/.test(selector) ? undefined : /\.[\w-]+(?=[^\s>+~]*$)/.exec(selector.trim())?.[0]
  // Without a selector its brace stood in a text.
  return new Set(selectors.length === 0 ? ['*'] : selectors.map((selector) => ofClass(selector) ?? '*'))
}

/** What looks like a comment may stand in a text. */
function withoutComments(css: string): string {
  if (/["']/.test(css)) return css
  const [first = '', ...others] = css.split('/*')
  return first + others.map((part) => part.split('*/').slice(1).join('*/')).join('')
}

function hasMarks(text: string, count: number): boolean {
  return text.split('#', count).length === count
}

/** CSS lets every letter be written by its number. */
function withoutEscapes(css: string): string {
  return css.includes('\\')
    ? css.replace(/\\(?:([\da-f]{1,6})\s?|([^\n]))/gi, (_, hex?: string, letter?: string) =>
        hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : (letter ?? ''),
      )
    : css
}

/** What stands in an address, as it is meant. */
export function decoded(name: string): string {
  try {
    return name.includes('%') ? decodeURIComponent(name) : name
  } catch {
    return name
  }
}
