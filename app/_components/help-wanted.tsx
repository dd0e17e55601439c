import { addresses } from '@/lib/status/addresses'
import { needsHelp, type Health } from '@/lib/status/needs-help'

type Feed = Health & { readonly slug: string }

/** Of an author: why newer posts may be missing here, and where that is explained. Nothing while all is well. */
export function HelpWanted({ feeds }: { readonly feeds: readonly Feed[] }) {
  return feeds.filter(needsHelp).map(({ slug }) => (
    <p key={slug} className="mt-5 text-meta">
      <span aria-hidden="true">▲ </span>
      <a href={addresses.feed(slug)}>Newer posts may be missing: what is wrong with this feed</a>
    </p>
  ))
}
