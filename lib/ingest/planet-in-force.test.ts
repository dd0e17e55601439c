import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reopen } from '../../db/client'
import { migrate } from '../../db/migrate'
import { FAULTS_KEY, getMemory, PLANET_KEY, saveMemory } from '../../db/queries/memory'
import { getPlanetInForce } from './planet-in-force'

const folder = mkdtempSync(join(tmpdir(), 'in force-'))
const planetFile = join(folder, 'planet.yaml')
beforeAll(async () => {
  reopen('file::memory:')
  await migrate()
  await saveMemory(PLANET_KEY, JSON.stringify({ title: 'The last good one' }))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['broken, a dry run: nothing is written', 'tilte: T', true, 'The last good one', null],
  ['broken', 'tilte: T', false, 'The last good one', expect.stringContaining('did you mean title?')],
  ['mended, a dry run', 'title: T\nauthors: []', true, 'T', expect.stringContaining('did you mean title?')],
  ['mended', 'title: T\nauthors: []', false, 'T', '[]'],
])('planet.yaml is %s', async (_name, text, dry, title, written) => {
  writeFileSync(planetFile, text)
  const { planet } = await getPlanetInForce({ planetFile, siteUrl: null }, { dry })
  expect(planet?.title).toBe(title)
  expect(await getMemory(FAULTS_KEY)).toEqual(written)
})
