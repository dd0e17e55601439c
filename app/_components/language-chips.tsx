import { listLanguages } from '@/db/queries/languages'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { nameLanguage, sortLanguages } from '../_languages'

/** The languages of the planet to choose from, each in its own words. A planet of one language has nothing to choose. */
export async function LanguageChips({ planet, current }: { planet: Planet; current?: string }) {
  const codes = sortLanguages(await listLanguages(), planet.locale)
  if (codes.length < 2) return null
  const words = wordsFor(planet.locale).front
  const chips = [
    { code: undefined, href: paths.front, text: words.allLanguages },
    ...codes.map((code) => ({ code, href: paths.lang(code), text: nameLanguage(code) })),
  ]
  return (
    <nav aria-label={words.languages} className="mt-4 print:hidden">
      <ul className="flex flex-wrap gap-2 text-small">
        {chips.map(({ code, href, text }) => (
          <li key={href}>
            <a
              className="block min-h-6 rounded-full border border-line px-3 py-0.5 no-underline! hover:underline! aria-[current]:border-accent aria-[current]:bg-day aria-[current]:font-semibold aria-[current]:text-day-text"
              href={href}
              lang={code}
              hrefLang={code}
              aria-current={code === current ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
