import { paths } from '@/lib/paths'
import { Shell } from './shell'

/** What an address that leads nowhere shows. */
export function NotHere() {
  return (
    <Shell>
      <main id="content" className="wide py-16">
        <h1 className="font-serif text-page font-bold">This page left the planet</h1>
        <p className="mt-4 max-w-3xl text-lede text-muted">
          Or it was never in orbit. Posts go when their authors take them back, and days without posts have no
          page.
        </p>
        <p className="mt-6 flex flex-wrap gap-x-6">
          <a className="target font-semibold" href={paths.front}>
            Read the newest posts
          </a>
          <a className="target font-semibold" href={paths.authors}>
            See who writes here
          </a>
        </p>
      </main>
    </Shell>
  )
}
