/** A source of chance that is the same for the same words, on every machine. */
type Chance = {
  /** From `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly share: () => number
}

export type InventedPost = { readonly title: string; readonly tags: readonly string[]; readonly html: string }

const WORDS =
  `bread oven flour morning garden fence winter window ladder river bicycle chain brake pedal saddle map station
  train ticket platform letter notebook pencil camera lens shutter film shadow light paper printer type ink press page
  kernel patch release branch merge review buffer socket thread signal cache server cluster packet archive mirror build
  we they someone everyone nobody it this that which finally rarely often almost never again still maybe quickly slowly
  found moved wrote fixed measured replaced deleted learned carried opened closed forgot remembered repaired borrowed
  with without under over between after before because although until while since about against toward
  small quiet slow sharp simple strange careful broken honest patient early late useful boring lovely stubborn
  größe straße übung café naïve über schön “quoted” — … ☕ 🐧`.split(/\s+/)

const SMALLEST = 2_000
const LARGEST = 12_000

export function chanceOf(...names: readonly (string | number)[]): Chance {
  // FNV-1a names the seed, mulberry32 goes on from there.
  let state = 0x811c9dc5
  for (const character of names.join('/')) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193)
  const share = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(share() * (high - low + 1))
  return { share, int, pick: (list) => list[int(0, list.length - 1)]! }
}

/** A post of 2 to 12 KB, more small ones than large, or of a length asked for: well-formed, so that it may also stand in XHTML. */
export function inventPost(chance: Chance, site: string, length?: number): InventedPost {
  const { int, pick, share } = chance
  const phrase = (low: number, high: number) =>
    Array.from({ length: int(low, high) }, () => pick(WORDS)).join(' ')
  const many = (low: number, high: number, make: () => string, between = '\n') =>
    Array.from({ length: int(low, high) }, make).join(between)
  const inline = () => {
    const dice = share()
    if (dice < 0.12) return `<a href="${site}posts/${int(0, 9)}">${phrase(1, 4)}</a>`
    if (dice < 0.18) return `<code>${pick(WORDS)}()</code>`
    return dice < 0.24 ? `<em>${phrase(1, 3)}</em>` : phrase(4, 14)
  }
  const sentence = () => `${phrase(3, 8)}, ${inline()}${pick(['.', '.', '!', ' &amp; so on.'])}`
  const paragraph = () => `<p>${many(2, 6, sentence, ' ')}</p>`
  const line = () =>
    `${'  '.repeat(int(0, 3))}${pick(['const', 'if', 'return', '//'])} ${phrase(2, 6)} =&gt; ${int(0, 99)}`
  const cell = () => `<tr><td>${phrase(1, 3)}</td><td>${int(1, 999)}</td></tr>`
  const blocks = [
    ...Array.from({ length: 6 }, () => paragraph),
    () => `<pre><code class="language-js">${many(4, 14, line)}</code></pre>`,
    () => `<ul>\n${many(3, 7, () => `<li>${sentence()}</li>`)}\n</ul>`,
    () => `<h2>${phrase(2, 6)}</h2>`,
    () => `<p><img src="${site}img/${int(0, 99)}.png" alt="${phrase(2, 5)}" width="640" height="400" /></p>`,
    () => `<blockquote>${paragraph()}</blockquote>`,
    () => `<table><tbody>${many(2, 5, cell)}</tbody></table>`,
  ]
  const title = phrase(2, 8)
  const tags = [...new Set([pick(WORDS), pick(WORDS)])]
  const size = length ?? SMALLEST * (LARGEST / SMALLEST) ** share()
  let html = paragraph()
  while (html.length < size) html += `\n${pick(blocks)()}`
  return { title, tags, html }
}
