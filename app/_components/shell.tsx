import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { getPlanet } from '../_planet'
import { Colophon } from './colophon'
import { ScriptParts } from './script-parts'

type Section = 'posts' | 'authors' | 'archive' | 'status' | 'about'
type Props = {
  readonly section?: Section
  /** What is being searched for, in the field again. */
  readonly query?: string
  readonly children: ReactNode
}

/** What stands around every page. It changes with the configuration only: each change renews all pages. A blank between links is for browsers without style. */
export async function Shell({ section, query, children }: Props) {
  const planet = await getPlanet()
  const words = wordsFor(planet.locale).shell
  const links = [
    { section: 'posts', href: paths.front, text: words.posts },
    { section: 'authors', href: paths.authors, text: words.authors },
    { section: 'archive', href: paths.archive, text: words.archive },
    { section: 'status', href: paths.status, text: words.status },
    { section: 'about', href: paths.about, text: words.about },
  ]
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="mast">
        <div className="wide">
          <a className="planet-name" href={paths.front}>
            <img src={planet.mark ?? '/icon.svg'} alt="" width="30" height="30" />
            {planet.title}
          </a>{' '}
          <nav aria-label={words.planet}>
            {links.flatMap((link) => [
              <a
                key={link.section}
                href={link.href}
                aria-current={link.section === section ? 'page' : undefined}
              >
                {link.text}
              </a>,
              ' ',
            ])}
          </nav>
          <form role="search" action={paths.search}>
            <input
              type="search"
              name="q"
              aria-label={words.search}
              placeholder={words.search}
              defaultValue={query}
            />
          </form>
        </div>
      </header>
      {children}
      <Colophon planet={planet} />
      {/* What the script says is heard where its place was there before. */}
      <p className="toast" role="status" />
      <ScriptParts />
    </>
  )
}
