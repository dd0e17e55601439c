import { paths } from '@/lib/paths'

/** The way to a page's feeds, for readers; programs find them in the head. */
export function FeedLinks({ page }: { page: string }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-5 text-meta">
      <a className="target" href={paths.feed(page, 'atom.xml')}>
        Atom
      </a>{' '}
      <a className="target" href={paths.feed(page, 'rss.xml')}>
        RSS
      </a>{' '}
      <a className="target" href={paths.feed(page, 'feed.json')}>
        JSON
      </a>
    </p>
  )
}
