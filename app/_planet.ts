import { cache } from 'react'
import { getMemory, PLANET_KEY } from '@/db/queries/memory'
import { loadPlanet, readSettings, type Planet } from '@/lib/config'
import { planetSchema } from '@/lib/config/planet'

/** What a planet is before anybody described it: a build away from its planet.yaml must not fail. */
const untitled: Planet = planetSchema.parse({ title: 'Untitled planet', authors: [] })

/** The configuration in force: as the last run found it; before the first run, as planet.yaml says. */
export const getPlanet = cache(async (): Promise<Planet> => {
  const kept = await getMemory(PLANET_KEY)
  // A key that this version knows and the one that wrote it did not has its default.
  if (kept) return { ...untitled, ...(JSON.parse(kept) as Partial<Planet>) }
  return (await readPlanet()) ?? untitled
})

async function readPlanet(): Promise<Planet | null> {
  const read = readSettings()
  if ('faults' in read) return null
  const loaded = await loadPlanet(read.settings)
  return 'planet' in loaded ? loaded.planet : null
}
