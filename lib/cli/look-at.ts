import packageJson from '../../package.json'
import { makeAgent } from '../fetch/guard'
import { userAgentOf } from '../fetch/user-agent'
import { previewBlog, type Preview } from '../ingest/preview'
import { originOf } from '../paths'
import type { Place } from '../status/place'

type Planet = { readonly url: string | null; readonly fetch: { readonly allow: readonly string[] } }

/**
 * A blog as its author would meet it (lib/ingest/preview), through the guard of this planet. Without a scheme an address is one of
 * https.
 */
export async function lookAt(address: string, planet: Planet, place: Place): Promise<Preview> {
  const { allow } = planet.fetch
  const agent = makeAgent({ allow })
  const userAgent = userAgentOf(packageJson.version, originOf(planet), 1)
  const url = hasScheme(address) ? address : `https://${address}`
  const preview = await previewBlog(url, { agent, allow, userAgent }, place)
  await agent.destroy()
  return preview
}

export function hasScheme(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(address)
}
