import { existsSync } from 'node:fs'
import { stringify } from 'yaml'
import { describeFaults, loadPlanet, type Settings } from '../config'
import type { Preview } from '../ingest/preview'
import { signs } from '../status/marks'
import { makePlace } from '../status/place'
import { withoutMarks } from '../status/retell'
import { statusWordsFor, type StatusWords } from '../words/status/words'
import { exitCodes, fail } from './exit-codes'
import { lookAt } from './look-at'
import { feedsOf, freeSlug, slugsOf } from './new-authors'

type Options = { readonly json?: boolean }
type Found = Extract<Preview, { kind: 'feed' }>

/** Where there is no planet yet, authors can still be told how they would look on one. */
const NO_PLANET = { url: null, locale: 'en-US', timezone: 'UTC', fetch: { allow: [] }, authors: [] }

/**
 * Tells what an author would meet before joining: which feed the blog has, its newest posts as they would appear, hints in the words of
 * the status pages, and the block for planet.yaml. Nothing is stored.
 * @param address of a feed, or of a blog whose feed is to be found
 * @returns `failed` where no feed is found, `misconfigured` where planet.yaml has faults: what it allows is not known then
 */
export async function check(
  address: string | undefined,
  { json }: Options,
  settings: Settings,
  now: number,
): Promise<number> {
  if (address === undefined) return fail('check: which address?', exitCodes.misconfigured)
  const loaded = await loadPlanet(settings)
  if ('faults' in loaded && existsSync(settings.planetFile))
    return fail(describeFaults(loaded.faults), exitCodes.misconfigured)
  const planet = 'planet' in loaded ? loaded.planet : NO_PLANET
  const place = makePlace(planet, now)
  const preview = await lookAt(address, planet, place)
  const owner = preview.kind === 'feed' ? (feedsOf(planet).get(preview.url) ?? null) : null
  const block = preview.kind === 'feed' ? blockOf(preview, slugsOf(planet)) : null
  if (json) console.log(JSON.stringify(block === null ? preview : { ...preview, yaml: block }))
  else console.log(withoutMarks(describe(preview, block, owner, statusWordsFor(place.locale))))
  return preview.kind === 'feed' ? exitCodes.done : exitCodes.failed
}

function blockOf({ url, author, title, site, lang }: Found, taken: ReadonlySet<string>): string {
  const name = author ?? title ?? new URL(url).host
  const block = {
    slug: freeSlug(name, new URL(url).host, taken),
    name,
    ...(site && { site }),
    feed: url,
    ...(lang && { lang }),
  }
  return stringify([block])
}

function describe(
  preview: Preview,
  block: string | null,
  owner: string | null,
  { gap }: StatusWords,
): string {
  const hints = preview.hints.map(
    ({ severity, code, saw, means, todo }) =>
      `  ${signs[severity]} ${code}: ${[saw, means, todo].filter(Boolean).join(gap)}`,
  )
  if (preview.kind === 'none') {
    return ['No feed was found. Asked for:', ...preview.tried.map((url) => `  ${url}`), ...hints].join('\n')
  }
  const { url, title, entries, posts, others } = preview
  return [
    `${title ?? 'No title'}: ${url} (${entries} entries)`,
    '',
    'The newest posts, as they would appear:',
    ...posts.flatMap((post) => [
      `  ${post.title}`,
      `    ${post.day ?? 'undated: on the author’s page only'} · ${post.words} words · ${post.link ?? 'no link'}`,
      ...(post.excerpt ? [`    ${post.excerpt}`] : []),
    ]),
    '',
    ...(hints.length > 0 ? ['Hints:', ...hints] : ['● Nothing to mend.']),
    ...(others.length > 0 ? ['', 'Other feeds of this blog:', ...others.map((other) => `  ${other}`)] : []),
    '',
    owner === null
      ? 'For planet.yaml, under authors:'
      : `It is in planet.yaml already, as ${owner}’s. Once more it would be:`,
    ...(block ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ].join('\n')
}
