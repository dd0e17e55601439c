import { paths } from '@/lib/paths'
import { Shell } from './shell'

/** What an address that leads nowhere shows. */
export function NotHere() {
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>This page left the planet</h1>
          <p className="lede">
            Or it was never in orbit. Posts go when their authors take them back, and days without posts have
            no page.
          </p>
          <ul>
            <li>
              <a href={paths.front}>Read the newest posts</a>
            </li>
            <li>
              <a href={paths.archive}>Look through the archive</a>
            </li>
            <li>
              <a href={paths.authors}>See who writes here</a>
            </li>
          </ul>
        </div>
      </main>
    </Shell>
  )
}
