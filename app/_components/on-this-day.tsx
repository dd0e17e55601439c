import { listOnThisDay } from '@/db/queries/posts'
import { getToday } from '@/db/queries/today'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'

const MOST = 5

/** What was written on this day in other years, where anything was. The day is that of the last run: pages do not change by the clock. */
export async function OnThisDay({ planet }: { planet: Planet }) {
  const today = await getToday()
  const posts = today ? await listOnThisDay(today, MOST) : []
  if (posts.length === 0) return null
  return (
    <section>
      <h2>{wordsFor(planet.locale).sidebar.onThisDay}</h2>
      <ul>
        {posts.map((post) => (
          <li key={post.id} className="items-baseline!" lang={post.lang ?? planet.locale}>
            <time className="text-muted tabular-nums" dateTime={post.day!} lang={planet.locale}>
              {post.day!.slice(0, 4)}
            </time>
            <a dir="auto" className="min-w-0" href={paths.post(post.id, post.slug)}>
              {post.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
