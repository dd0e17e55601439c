import { cache } from 'react'
import { getMemory } from '@/db/queries/memory'
import type { Planet } from '@/lib/config'
import { planetSchema } from '@/lib/config/planet'

/** What a planet is called before anybody named it: in a build away from its planet.yaml, which must not fail. */
const untitled: Planet = planetSchema.parse({ title: 'Untitled planet', authors: [] })

/** The configuration in force: as the last run found it. */
export const getPlanet = cache(async (): Promise<Planet> => {
  const kept = await getMemory('planet')
  return kept ? { ...untitled, ...(JSON.parse(kept) as Planet) } : untitled
})
