import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  /** `more` stands behind the link. */
  readonly years: readonly { readonly year: string; readonly href: string; readonly more?: ReactNode }[]
}

/** The way to the years that have pages of their own; nothing where there are none. */
export function YearLinks({ label, years }: Props) {
  if (years.length === 0) return null
  return (
    <nav aria-label={label} className="mt-9">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {years.map(({ year, href, more }) => (
          <li key={year}>
            <a className="target font-semibold" href={href}>
              {year}
            </a>
            {more}
          </li>
        ))}
      </ul>
    </nav>
  )
}
