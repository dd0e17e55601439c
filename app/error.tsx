'use client'

import { wordsFor } from '@/lib/words/words'

/** Seen where the framework's script runs, as in development; everybody else meets the server's own answer. */
export default function Failed({ reset }: { reset: () => void }) {
  // Nobody but a browser makes this page, and the page before it says which language.
  const words = wordsFor(document.documentElement.lang).failed
  return (
    <main id="content" className="wide">
      <div className="page">
        <h1>{words.heading}</h1>
        <p className="lede">{words.lede}</p>
        <p>
          <button type="button" onClick={reset}>
            {words.again}
          </button>{' '}
          <a href="/">{words.front}</a>
        </p>
      </div>
    </main>
  )
}
