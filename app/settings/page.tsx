import type { Metadata } from 'next'
import { DensityChoice, KeysChoice, TextChoice, ThemeChoice } from '../_components/choices'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await getWords()
  return pageMetadata(await getPlanet(), { title: settings.title, indexed: false })
}

/** What a reader may choose. Nothing of it leaves the browser, so the page is the same for everybody. */
export default async function SettingsPage() {
  const { settings, keys } = await getWords()
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>{settings.title}</h1>
          <p className="lede">{settings.lede}</p>
          <p className="no-js">{settings.noScript}</p>
          <div data-place="settings" />
        </div>
        <template>
          <div data-part="settings">
            <h2>{settings.look}</h2>
            <p>
              <ThemeChoice />
            </p>
            <p>
              <DensityChoice />
            </p>
            <p>
              <TextChoice />
            </p>
            <h2>{keys.title}</h2>
            <p>
              <KeysChoice />{' '}
              <button type="button" data-do="keys">
                {settings.whichKeys}
              </button>
            </p>
            <h2>{settings.muted}</h2>
            <p>{settings.mutedWhat}</p>
            <ul className="muted-authors" />
          </div>
          <li data-part="muted-author">
            <button data-do="unmute" type="button">
              {settings.showAgain}
            </button>
          </li>
          <li data-part="nobody-muted">{settings.nobodyMuted}</li>
        </template>
      </main>
    </Shell>
  )
}
