/*
 * A palette from the one colour that an operator chooses: its hue, at lightnesses that can be read on both grounds whatever was
 * chosen. Computed in OKLCH (Björn Ottosson), where equal lightness looks equal.
 */

/** Light and dark, as `#rrggbb`. */
type Pair = readonly [light: string, dark: string]
type Palette = Readonly<Record<'accent' | 'mast' | 'day' | 'day-text' | 'focus', Pair>>

type Oklch = { readonly l: number; readonly c: number; readonly h: number }

/** The grounds of tokens.css. */
const LIGHT = '#faf9fc'
const DARK = '#14111b'
const WHITE = '#ffffff'
/** WCAG's AAA for what is read, and for a ring one more than the 3 that its 1.4.11 asks for. */
const READ = 7
const SEEN = 4
const STEP = 0.005

/** @param accent `#rrggbb` */
export function paletteOf(accent: string): Palette {
  const own = toOklch(accent)
  const at = (l: number, chroma = 1): Oklch => ({ ...own, l, c: own.c * chroma })
  const day: Pair = [toHex(at(0.895, 0.25)), toHex(at(0.29, 0.6))]
  const light = darken({ ...own, l: Math.min(own.l, 0.5) }, LIGHT, READ)
  return {
    accent: [light, lighten(at(0.77, 1.2), DARK, READ)],
    mast: [darken(toOklch(light), WHITE, READ), darken(at(0.25, 0.6), WHITE, READ)],
    day,
    'day-text': [darken(at(0.35), day[0], READ), lighten(at(0.93, 0.2), day[1], READ)],
    focus: [darken(at(0.52, 1.3), LIGHT, SEEN), lighten(at(0.68, 1.3), DARK, SEEN)],
  }
}

/** The palette as rules of a style sheet. */
export function renderPalette(palette: Palette): string {
  const tokens = Object.entries(palette).map(
    ([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`,
  )
  return `:root{${tokens.join(';')}}`
}

/** WCAG 2's contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function darken(colour: Oklch, ground: string, least: number): string {
  return until(colour, -STEP, ground, least)
}

function lighten(colour: Oklch, ground: string, least: number): string {
  return until(colour, STEP, ground, least)
}

/** Further and further from a ground, to black or white at worst. */
function until(colour: Oklch, step: number, ground: string, least: number): string {
  for (let l = colour.l; l > 0 && l < 1; l += step) {
    const hex = toHex({ ...colour, l })
    if (contrast(hex, ground) >= least) return hex
  }
  return step < 0 ? '#000000' : WHITE
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = toLinear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function toLinear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
}

function toOklch(hex: string): Oklch {
  const [r = 0, g = 0, b = 0] = toLinear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(x, y),
    h: Math.atan2(y, x),
  }
}

/** What no screen shows gets less colour until one does. */
function toHex({ l, c, h }: Oklch): string {
  for (let chroma = c; chroma > STEP; chroma -= STEP) {
    const found = linearOf(l, chroma, h)
    if (found.every((value) => value >= -0.0005 && value <= 1.0005)) return write(found)
  }
  return write(linearOf(l, 0, h))
}

function linearOf(lightness: number, c: number, h: number): number[] {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function write(linear: readonly number[]): string {
  const parts = linear.map((value) => {
    const clamped = Math.min(1, Math.max(0, value))
    const srgb = clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055
    return Math.round(srgb * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}
