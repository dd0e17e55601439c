import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { formatHeading } from '../_format'

type Props = {
  /** `YYYY-MM-DD`, or the month or year of a list. */
  readonly date: string
  readonly posts: number
  readonly locale: string
  /** Where the day is the page itself its heading is the first one, and leads nowhere. */
  readonly level: 1 | 2
  readonly children: ReactNode
}

/** A day below its bar, which stays in sight while its posts pass (R-DAY). */
export function Day({ date, posts, locale, level, children }: Props) {
  const Heading = `h${level}` as const
  const heading = formatHeading(date, locale)
  const isPage = level === 1
  return (
    <section aria-labelledby={`day-${date}`} className={isPage ? 'h-feed day' : 'day'}>
      <div className="daybar">
        <Heading id={`day-${date}`} className={isPage ? 'p-name' : undefined}>
          {isPage ? heading : <a href={paths.date(date)}>{heading}</a>}
        </Heading>
        <span>{wordsFor(locale).posts(posts)}</span>
      </div>
      {children}
    </section>
  )
}
