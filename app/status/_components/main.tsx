import type { ReactNode } from 'react'
import { isSpoken } from '@/lib/status/place'
import { getPlanet } from '../../_planet'

/** The middle of a page about feeds. Where nobody has written the planet's language, it says that it is English. */
export async function Main({ children }: { children: ReactNode }) {
  const { locale } = await getPlanet()
  return (
    <main id="content" className="wide pb-8" {...(!isSpoken(locale) && { lang: 'en', dir: 'ltr' })}>
      {children}
    </main>
  )
}
