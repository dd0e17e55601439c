import type { Metadata } from 'next'
import { DensityChoice, KeysChoice, TextChoice, ThemeChoice } from '../_components/choices'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getPlanet(), { title: 'Settings', indexed: false })
}

/** What a reader may choose. Nothing of it leaves the browser, so the page is the same for everybody. */
export default function SettingsPage() {
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>Settings</h1>
          <p className="lede">Kept in this browser, and told to nobody.</p>
          <p className="no-js">
            Choosing needs the planet’s script, which does not run here. Nothing is lost without it: pages
            follow your system’s theme, and every post is there in full.
          </p>
          <div className="js">
            <h2>Look</h2>
            <p>
              <ThemeChoice />
            </p>
            <p>
              <DensityChoice />
            </p>
            <p>
              <TextChoice />
            </p>
            <h2>Keys</h2>
            <p>
              <KeysChoice />{' '}
              <button type="button" data-do="keys">
                Which keys?
              </button>
            </p>
            <h2>Muted authors</h2>
            <p>Their posts are left out of days and the front page. Mute somebody from the ⋯ below a post.</p>
            <ul className="muted-authors" />
          </div>
        </div>
        <template>
          <li data-part="muted-author">
            <button data-do="unmute" type="button">
              {'Show {name} again'}
            </button>
          </li>
          <li data-part="nobody-muted">Nobody is muted.</li>
        </template>
      </main>
    </Shell>
  )
}
