import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'
import { italic, mono, sans, sansExtended, serif, serifExtended } from './_fonts'
import { directionOf } from './_languages'
import { getPlanet } from './_planet'
import './globals.css'

const faces = [serif, italic, serifExtended, sans, sansExtended, mono].map((face) => face.variable).join(' ')

export const viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#54487a' },
    { media: '(prefers-color-scheme: dark)', color: '#221c33' },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  const planet = await getPlanet()
  const hasOwnLook = planet.accent !== null || planet.css !== null
  return (
    <html lang={planet.locale} dir={directionOf(planet.locale)} className={faces}>
      <head>
        {/* It waits for nothing and is waited for: theme and density are there at first paint. */}
        <script src={paths.script} defer={false} />
        {hasOwnLook && <link rel="stylesheet" href={paths.theme} />}
      </head>
      <body>{children}</body>
    </html>
  )
}
