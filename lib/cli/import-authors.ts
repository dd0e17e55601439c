import { readFile, writeFile } from 'node:fs/promises'
import { describeFaults, parsePlanet, type Settings } from '../config'
import { dropped, guessed, hostOf, type Imported, type ListedAuthor, type Remark } from '../import/imported'
import { exitCodes, fail } from './exit-codes'
import type { ImportOptions } from './import'
import { planetText } from './init'
import { addAuthors, feedsOf, freeSlug, slugsOf } from './new-authors'
import type { AuthorBlock } from './planet-file'

/** Writes the authors of a list behind those of planet.yaml, which is made where there is none, and says what was kept, guessed, dropped. */
export async function importAuthors(
  list: Imported,
  { dry = false, json = false }: ImportOptions,
  { planetFile: file }: Settings,
): Promise<number> {
  const remarks = [...list.remarks]
  const text = (await readFile(file, 'utf8').catch(() => null)) ?? newPlanet(list, remarks)
  const before = parsePlanet(text, file)
  if ('faults' in before) return fail(describeFaults(before.faults), exitCodes.misconfigured)
  for (const [key, value] of Object.entries(list.planet)) {
    const own = JSON.stringify(before.planet[key as keyof typeof list.planet])
    if (own !== JSON.stringify(value))
      remarks.push(
        dropped(
          `${key}: ${JSON.stringify(value)}`,
          `planet.yaml ${own === 'null' ? 'is yours to write it into' : `says ${own}`}`,
        ),
      )
  }
  const added = addAuthors(text, file, blocksOf(list.authors, before.planet, remarks))
  if ('faults' in added) return fail(describeFaults(added.faults), exitCodes.misconfigured)
  remarks.push(...added.refused.map(({ what, why }) => dropped(what, why)))
  if (!dry) await writeFile(file, added.text)

  const feeds = added.blocks.reduce((sum, block) => sum + (block.feeds?.length ?? 1), 0)
  const report = { file, format: list.format, written: !dry, kept: { authors: added.blocks.length, feeds } }
  const of = (kind: Remark['kind']) =>
    remarks.filter((remark) => remark.kind === kind).map(({ what, why }) => ({ what, why }))
  const full = { ...report, guessed: of('guessed'), dropped: of('dropped') }
  console.log(json ? JSON.stringify(full) : describe(full))
  return exitCodes.done
}

/** Of what the list says of itself, as much as makes a planet. */
function newPlanet({ planet }: Imported, remarks: Remark[]): string {
  const said = Object.entries(planet).filter(([key, value]) => {
    const isTaken = 'planet' in parsePlanet(planetText({ [key]: value }), '')
    if (!isTaken) remarks.push(dropped(`${key}: ${JSON.stringify(value)}`, 'planet.yaml cannot have it so'))
    return isTaken
  })
  return planetText(Object.fromEntries(said))
}

function blocksOf(
  listed: readonly ListedAuthor[],
  planet: Parameters<typeof slugsOf>[0],
  remarks: Remark[],
): AuthorBlock[] {
  const taken = slugsOf(planet)
  const ownerOf = feedsOf(planet)
  return listed.flatMap(({ name, feeds: all, site, avatar, lang, slug: said }) => {
    const feeds = all.filter((feed) => !ownerOf.has(feed))
    for (const feed of all) {
      const owner = ownerOf.get(feed)
      if (owner !== undefined)
        remarks.push(dropped(`${name}: ${feed}`, `is in planet.yaml already, as ${owner}’s`))
    }
    const [feed] = feeds
    if (feed === undefined) return []
    const host = hostOf(site ?? feed)
    const own = freeSlug(said ?? name, host, new Set())
    const slug = freeSlug(said ?? name, host, taken)
    if (slug !== own) remarks.push(guessed(`${name}: ${slug}`, `${own} is somebody else’s`))
    taken.add(slug)
    const block: AuthorBlock = {
      slug,
      name,
      ...(site !== null && { site }),
      ...(feeds.length === 1 ? { feed } : { feeds }),
      ...(avatar !== null && { avatar }),
      ...(lang !== null && { lang }),
    }
    return [block]
  })
}

type Full = {
  readonly file: string
  readonly format: string
  readonly written: boolean
  readonly kept: { readonly authors: number; readonly feeds: number }
} & Readonly<Record<'guessed' | 'dropped', readonly { readonly what: string; readonly why: string }[]>>

function describe({ file, format, written, kept, ...remarks }: Full): string {
  const lines = (['guessed', 'dropped'] as const).flatMap((kind) => [
    `${kind}: ${remarks[kind].length}`,
    ...remarks[kind].map(({ what, why }) => `  ${what}: ${why}`),
  ])
  const told = written ? `are in ${file}` : `would go to ${file}`
  return [`kept: ${kept.authors} authors with ${kept.feeds} feeds of this ${format} ${told}`, ...lines].join(
    '\n',
  )
}
