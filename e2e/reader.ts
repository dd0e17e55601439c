import type { Browser } from '@playwright/test'
import { faultsOf } from './faults-of'

/*
 * A reader who goes through pages from top to bottom and notes whatever is not as quiet as it should be.
 */
/** Cumulative layout shift of a page, from its first byte to its last picture. */
const MAX_SHIFT = 0.02

type Noted = {
  /** Requests to other origins; frames, dialogs and windows that opened. */
  readonly elsewhere: string[]
  /** Pages that scroll sideways, and things that lie over others or outside of the page. */
  readonly displaced: string[]
  readonly moved: string[]
  /** What axe finds wrong (WCAG 2.2 AA and best practice). */
  readonly faults: string[]
  readonly cookies: readonly object[]
}

export const NOTHING: Noted = { elsewhere: [], displaced: [], moved: [], faults: [], cookies: [] }

type Manner = {
  readonly width: number
  readonly theme?: 'light' | 'dark'
  /** Whether axe looks at each page; true unless said. */
  readonly axe?: boolean
}

/** Reads the pages as they are without any Content-Security-Policy: what that would stop must not even be tried. */
export async function read(
  browser: Browser,
  site: string,
  paths: readonly string[],
  { width, theme = 'light', axe: isAsked = true }: Manner,
): Promise<Noted> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    bypassCSP: true,
  })
  const page = await context.newPage()
  const noted = { elsewhere: [] as string[], displaced: [] as string[], moved: [] as string[] }
  const faults: string[] = []
  let path = ''
  const note = (what: string) => noted.elsewhere.push(`${path} ${what}`)
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site}/`)) note(request.url())
  })
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => note(`window: ${popup.url()}`))
  page.on('frameattached', (frame) => note(`frame: ${frame.url()}`))
  await page.addInitScript(watchShifts)
  for (path of paths) {
    const answer = await page.goto(site + path)
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    await page.evaluate(scrollThrough)
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)
    const moved = shifts.reduce((sum, { value }) => sum + value, 0)
    if (moved >= MAX_SHIFT)
      noted.moved.push(`${path} ${moved.toFixed(3)} ${JSON.stringify(shifts.slice(0, 3))}`)
    noted.displaced.push(...(await page.evaluate(listDisplaced)).map((what) => `${path} ${what}`))
    // From the top: further down the bar of a day may cover what it passes.
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
    if (isAsked) faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`))
    if (new URL(page.url()).pathname !== path) note(`led to ${page.url()}`)
  }
  const cookies = await context.cookies()
  await context.close()
  return { ...noted, faults, cookies }
}

/** One of each kind of page that a planet with posts has, and the posts of its front page. */
export async function listPages(get: (path: string) => Promise<Response>): Promise<string[]> {
  const front = await (await get('/')).text()
  const find = (shape: RegExp) => [...new Set(Array.from(front.matchAll(shape), ([, path]) => path!))]
  const [day = ''] = find(/href="(\/\d{4}\/\d\d\/\d\d)"/g)
  const article = front.slice(front.indexOf('<article'))
  const author = /href="(\/authors\/[^"/]+)"/.exec(article)?.[1] ?? ''
  const posts = find(/href="(\/posts\/[^"]+)"/g)
  const dates = [day, day.slice(0, 8), day.slice(0, 5)]
  return ['/', ...dates, '/archive', '/authors', author, author + day.slice(0, 5), ...posts.slice(0, 3)]
}

type Shift = { readonly value: number; readonly what: string }

/** Runs in the page, before all of it. */
function watchShifts(): void {
  type Entry = PerformanceEntry & {
    value: number
    hadRecentInput: boolean
    sources: { node: Element | null }[]
  }
  const shifts: Shift[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries() as Entry[])
      if (!hadRecentInput) shifts.push({ value, what: sources[0]?.node?.outerHTML?.slice(0, 120) ?? '' })
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Runs in the page: a screen at a time, each until the pictures in sight are there. */
async function scrollThrough(): Promise<void> {
  const frame = () => new Promise((painted) => requestAnimationFrame(painted))
  const isOnItsWay = (img: HTMLImageElement) => {
    const { top, bottom } = img.getBoundingClientRect()
    return !img.complete && img.checkVisibility() && bottom > 0 && top < innerHeight
  }
  await document.fonts.ready
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    window.scrollTo({ top: y, behavior: 'instant' })
    await frame()
    await frame()
    while ([...document.images].some(isOnItsWay)) await frame()
  }
  await frame()
  await frame()
}

/** Runs in the page. Posts stand below one another, and so do the blocks of each; what is too wide scrolls by itself. */
function listDisplaced(): string[] {
  const displaced: string[] = []
  const over = document.documentElement.scrollWidth - innerWidth
  if (over > 0) displaced.push(`scrolls sideways by ${over} px`)
  const say = (element: Element, how: string) => displaced.push(`${how}: ${element.outerHTML.slice(0, 120)}`)
  const stack = (elements: readonly Element[]) => {
    let floor = -Infinity
    for (const element of elements) {
      const { top, bottom, height } = element.getBoundingClientRect()
      if (height > 0 && top < floor - 1) say(element, 'lies over what is above it')
      floor = Math.max(floor, bottom)
    }
  }
  stack([...document.querySelectorAll('article')])
  for (const prose of document.querySelectorAll('.prose')) {
    stack([...prose.children])
    const scrolling = 'pre, .table-scroll'
    for (const element of prose.querySelectorAll('*')) {
      // What our own script has put beside code is meant to.
      if (element.closest('[data-part]')) continue
      if (/absolute|fixed|sticky/.test(getComputedStyle(element).position))
        say(element, 'stands out of the text')
      if (element.parentElement?.closest(scrolling) || !element.checkVisibility()) continue
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (right > innerWidth + 1 || left < -1)) say(element, 'reaches out of the page')
    }
  }
  return displaced.slice(0, 10)
}
