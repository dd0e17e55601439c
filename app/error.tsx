'use client'

/** Seen where the framework's script runs, as in development; everybody else meets the server's own answer. */
export default function Failed({ reset }: { reset: () => void }) {
  return (
    <main id="content" className="wide py-16">
      <h1 className="font-serif text-page font-bold">This page could not be made</h1>
      <p className="mt-4 text-lede text-muted">Something went wrong on our side. It may work in a moment.</p>
      <p className="mt-6 flex gap-6">
        <button className="target font-semibold text-accent" onClick={reset}>
          Try again
        </button>
        <a className="target font-semibold" href="/">
          Read the newest posts
        </a>
      </p>
    </main>
  )
}
