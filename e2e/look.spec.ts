import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * What an operator may change of the look, and how one page follows another.
 */
let folder: PlanetFolder
let planet: PlanetServer

test.beforeAll(async () => {
  folder = await makePlanetFolder({
    title: 'Planet Test',
    accent: '#004d3a',
    css: 'own.css',
    authors: [{ slug: 'anna', name: 'Anna', feed: 'https://anna.example/atom.xml' }],
  })
  await writeFile(join(folder.path, 'own.css'), '.mast { border-block-end: 7px solid #123456 }')
  planet = await startServer(folder)
})

test.afterAll(async () => {
  await planet?.stop()
  await folder?.remove()
})

test('the operator’s accent and rules are there before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${planet.url}/about`)
  await expect(page.locator('head > link[rel=stylesheet][href="/theme.css"]')).toHaveCount(1)
  await expect(page.locator('.mast')).toHaveCSS('border-block-end', '7px solid rgb(18, 52, 86)')
  const link = page.getByRole('contentinfo').getByRole('link').first()
  await expect(link).toHaveCSS('color', 'rgb(0, 77, 58)')
})

for (const [reducedMotion, isMoving] of [
  ['no-preference', true],
  ['reduce', false],
] as const) {
  test(`from page to page with ${reducedMotion} of motion`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion })
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        Object.assign(window, {
          isMoving: (event as Event & { viewTransition: unknown }).viewTransition !== null,
        })
      })
    })
    await page.goto(`${planet.url}/about`)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Settings' }).click()
    await expect(page).toHaveURL(`${planet.url}/settings`)
    await expect
      .poll(() => page.evaluate(() => (window as never as { isMoving: boolean }).isMoving))
      .toBe(isMoving)
  })
}
