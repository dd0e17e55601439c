import { FAULTS_KEY, getMemory, PLANET_KEY, saveMemory } from '../../db/queries/memory'
import { loadPlanet, type Fault, type Planet, type Settings } from '../config'

/**
 * planet.yaml as it is now, or the last good one where it has become invalid: a slip of the pen takes no planet down.
 * @param options.dry what is wrong with it is told, and not written down
 * @returns the faults alone where there never was a good one
 */
export async function getPlanetInForce(
  settings: Pick<Settings, 'planetFile' | 'siteUrl'>,
  { dry = false }: { readonly dry?: boolean } = {},
): Promise<{ readonly planet: Planet | null; readonly faults: readonly Fault[] }> {
  const loaded = await loadPlanet(settings)
  const faults = 'faults' in loaded ? loaded.faults : []
  const told = JSON.stringify(faults)
  if (!dry && told !== ((await getMemory(FAULTS_KEY)) ?? '[]')) await saveMemory(FAULTS_KEY, told)
  if ('planet' in loaded) return { planet: loaded.planet, faults }
  const last = await getMemory(PLANET_KEY)
  return { planet: last === null ? null : (JSON.parse(last) as Planet), faults }
}
