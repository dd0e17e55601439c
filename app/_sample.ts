import type { Planet } from '@/lib/config'

/** Whether these are still the blogs that the planet comes with: every feed is a file of the sample. */
export function isSample({ authors }: Planet): boolean {
  const feeds = authors.flatMap((author) => author.feeds)
  return feeds.length > 0 && feeds.every((feed) => 'path' in feed && feed.path.startsWith('public/sample/'))
}
