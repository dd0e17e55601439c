import { writeFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import { describeFaults, describeRefusal, parsePlanet, type Settings } from '../config'
import type { ListedPlanet } from '../import/imported'
import { exitCodes, fail } from './exit-codes'
import { PLANET } from './planet-command'

type Options = {
  readonly title?: string
  readonly url?: string
  readonly force?: boolean
  readonly json?: boolean
}

/**
 * Writes a planet.yaml to begin with, and asks nothing.
 * @returns `failed` where there is one already, `misconfigured` where title or address are none
 */
export async function init({ title, url, force, json }: Options, settings: Settings): Promise<number> {
  const file = settings.planetFile
  const text = planetText({ title, url })
  const parsed = parsePlanet(text, file)
  if ('faults' in parsed) return fail(describeFaults(parsed.faults), exitCodes.misconfigured)
  try {
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const refusal = error as NodeJS.ErrnoException
    return fail(
      refusal.code === 'EEXIST'
        ? `${file} is there already: --force writes over it.`
        : `${file} cannot be written: ${describeRefusal(refusal)}.`,
    )
  }
  const next = `${PLANET} add URL, or import FILE, puts authors into it.`
  console.log(
    json
      ? JSON.stringify({ file, title: parsed.planet.title, url: parsed.planet.url })
      : `${file} is written. ${next}`,
  )
  return exitCodes.done
}

/** A planet.yaml of nobody yet, with the comments that its operator will want. */
export function planetText({ title = 'My Planet', url, owner, locale = 'en-US' }: ListedPlanet): string {
  const line = (value: Readonly<Record<string, unknown>>) => stringify(value, { lineWidth: 0 }).trimEnd()
  return `# The planet: what it is called, where it lives, who is on it.
# This file is read again before every run: save it, and the next run follows.
# \`${PLANET} doctor\` tells what is wrong with it, by line and column.

${line({ title })}
${url ? line({ url }) : '# url: https://planet.example'} # your own address; SITE_URL in the environment overrides it
# tagline: a line below the title
${owner ? line({ owner }) : '# owner: { name: The operators, email: planet@example.org } # whom an author writes to'}

timezone: UTC # any IANA name, such as Europe/Berlin: it decides where a day begins
${line({ locale })} # dates, numbers, and the words of pages: en, de, es, fr, he, ja

front: { posts: 25, content: fold } # whole days until there are 25 posts; content: full | fold | excerpt | titles
fetch: { every: 1h, allow: [] } # allow: exact host:port that may lie inside your own network

# One block an author; \`${PLANET} add URL\` writes it.
#
#   - slug: anna                            # who this is, in URLs; after a change, aliases: [anna] leads here
#     name: Anna Verde
#     site: https://anna.example/
#     feed: https://anna.example/atom.xml   # several blogs of one person: feeds: [ … ]
#     avatar: https://anna.example/me.png   # or public/faces/anna.png, which the next start finds
#     include: [gentoo, linux]              # only posts with one of these words or tags; exclude: none with one
#                                           # optional too: lang, timezone, content, paused, priority,
#                                           # fediverse: '@anna@social.example' (who is credited there)
#
# Nobody is lost by a line less: who is no longer listed is hidden, and comes back when listed again.
authors: []
`
}
