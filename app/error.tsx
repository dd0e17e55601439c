'use client'

/** Seen where the framework's script runs, as in development; everybody else meets the server's own answer. */
export default function Failed({ reset }: { reset: () => void }) {
  return (
    <main id="content" className="wide">
      <div className="page">
        <h1>This page could not be made</h1>
        <p className="lede">Something went wrong on our side. It may work in a moment.</p>
        <p>
          <button type="button" onClick={reset}>
            Try again
          </button>{' '}
          <a href="/">Read the newest posts</a>
        </p>
      </div>
    </main>
  )
}
