import type { ReactNode } from 'react'
import { statusWordsFor } from '@/lib/words/status/words'

/** The middle of a page about feeds. Where nobody has written the planet's language, it says that it is English. */
export function Main({ locale, children }: { locale: string; children: ReactNode }) {
  const isSpoken = statusWordsFor(locale).language === new Intl.Locale(locale).language
  return (
    <main id="content" className="wide pb-8" {...(!isSpoken && { lang: 'en', dir: 'ltr' })}>
      {children}
    </main>
  )
}
