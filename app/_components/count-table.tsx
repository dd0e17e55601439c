import type { ReactNode } from 'react'
import { wordsFor } from '@/lib/words/words'

type Props = {
  readonly id: string
  readonly title: string
  /** What the rows are. */
  readonly of: string
  readonly locale: string
  readonly rows: readonly { readonly key: string; readonly name: ReactNode; readonly posts: number }[]
}

const WIDTH = 1000

/** Numbers of posts in a table, each with a bar for the eye. */
export function CountTable({ id, title, of, locale, rows }: Props) {
  const most = Math.max(1, ...rows.map(({ posts }) => posts))
  return (
    <section aria-labelledby={id} className="mt-9">
      <h2 id={id} className="daybar">
        {title}
      </h2>
      <table className="mt-3 w-full table-fixed text-meta">
        <colgroup>
          <col className="w-1/3" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{of}</th>
            <th scope="col">{wordsFor(locale).stats.posts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, posts }) => (
            <tr key={key}>
              <th scope="row" className="py-0.5 pe-4 text-start font-normal">
                {name}
              </th>
              <td>
                <span className="flex items-center gap-3">
                  <svg
                    className="h-3 min-w-0 flex-1 fill-accent [[dir=rtl]_&]:-scale-x-100"
                    viewBox={`0 0 ${WIDTH} 10`}
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <rect width={Math.round((posts / most) * WIDTH)} height="10" />
                  </svg>
                  <span className="min-w-12 text-end text-small tabular-nums">
                    {new Intl.NumberFormat(locale).format(posts)}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
