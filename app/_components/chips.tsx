type Chip = {
  readonly href: string
  readonly text: string
  readonly isCurrent: boolean
  /** Where a page and its name are in another language. */
  readonly lang?: string
}

type Props = { readonly label: string; readonly chips: readonly Chip[] }

/** Pages to choose from that show the same in other ways. */
export function Chips({ label, chips }: Props) {
  return (
    <nav aria-label={label} className="mt-4 print:hidden">
      <ul className="flex flex-wrap gap-2 text-small">
        {chips.map(({ href, text, isCurrent, lang }) => (
          <li key={href}>
            <a
              className="block min-h-6 rounded-full border border-line px-3 py-0.5 no-underline! hover:underline! aria-[current]:border-accent aria-[current]:bg-day aria-[current]:font-semibold aria-[current]:text-day-text forced-colors:aria-[current]:underline!"
              href={href}
              lang={lang}
              hrefLang={lang}
              aria-current={isCurrent ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
