import type { ReactNode } from 'react'
import { italic, mono, sans, serif, serifExtended } from './_fonts'
import { getPlanet } from './_planet'
import './globals.css'

const faces = [serif, italic, serifExtended, sans, mono].map((face) => face.variable).join(' ')

export const viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#54487a' },
    { media: '(prefers-color-scheme: dark)', color: '#221c33' },
  ],
}

export default async function Layout({ children }: { children: ReactNode }) {
  const planet = await getPlanet()
  return (
    <html lang={planet.locale} className={faces}>
      <body>{children}</body>
    </html>
  )
}
