import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { describeFaults, parsePlanet, type Planet, type Settings } from '../config'
import { hostOf, webAddress } from '../import/imported'
import { exitCodes, fail } from './exit-codes'
import { hasScheme, lookAt } from './look-at'
import { addAuthors, feedsOf, freeSlug, slugsOf } from './new-authors'
import { PLANET } from './planet-command'

type Options = {
  readonly slug?: string
  readonly name?: string
  /** Nobody looks at the address: it is the feed. */
  readonly unseen?: boolean
  readonly json?: boolean
}
type Found = {
  readonly feed: string
  readonly name: string
  readonly site: string | null
  readonly lang: string | null
}

/**
 * Appends an author to planet.yaml; nothing else in it changes. Of a blog the feed is found, and name and language are its own.
 * @param address of a blog or a feed, or a file below the planet's folder
 * @returns `failed` where there is no feed, or it is listed already; `misconfigured` where the result would be no planet
 */
export async function add(
  address: string | undefined,
  { slug, name, unseen = false, json }: Options,
  settings: Settings,
  now: number,
): Promise<number> {
  const file = settings.planetFile
  const refuse = (why: string) => fail(why, exitCodes.misconfigured)
  if (address === undefined) return refuse('add: which address?')
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return refuse(`${file} is not there: ${PLANET} init makes one.`)
  const before = parsePlanet(text, file)
  if ('faults' in before) return refuse(describeFaults(before.faults))
  const isFile = !hasScheme(address) && existsSync(resolve(dirname(file), address))
  if (unseen && !isFile && webAddress(address) === null) {
    return refuse(`add: ${address} is no address, and no file below the planet’s folder.`)
  }
  const found = isFile || unseen ? asGiven(address) : await findFeed(address, before.planet, now)
  if (!found) {
    return fail(`${address}: no feed was found; ${PLANET} check ${address} tells why.`)
  }
  const owner = feedsOf(before.planet).get(found.feed)
  if (owner !== undefined) return fail(`${found.feed} is there already: it is ${owner}’s.`)

  const author = {
    slug: slug ?? freeSlug(name ?? found.name, found.name, slugsOf(before.planet)),
    name: name ?? found.name,
    ...(found.site !== null && { site: found.site }),
    feed: found.feed,
    ...(found.lang !== null && { lang: found.lang }),
  }
  const added = addAuthors(text, file, [author])
  if ('faults' in added) return refuse(describeFaults(added.faults))
  const [block] = added.blocks
  if (!block) return refuse(added.refused.map(({ what, why }) => `${what}: ${why}`).join('\n'))
  await writeFile(file, added.text)
  const words = `${block.name} is in ${file} as ${block.slug}, with ${found.feed}.`
  console.log(json ? JSON.stringify({ file, author: block }) : words)
  return exitCodes.done
}

function asGiven(feed: string): Found {
  const address = webAddress(feed)
  if (address === null) return { feed, name: feed.replace(/^.*\/|\.\w+$/g, ''), site: null, lang: null }
  return { feed, name: hostOf(address), site: new URL('/', address).href, lang: null }
}

async function findFeed(address: string, planet: Planet, now: number): Promise<Found | null> {
  const preview = await lookAt(address, planet, { ...planet, now })
  if (preview.kind === 'none') return null
  const { url: feed, author, title, site, lang } = preview
  return { feed, name: author ?? title ?? hostOf(feed), site, lang }
}
