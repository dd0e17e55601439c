import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'
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

/** What stands around every page. It changes with the configuration only: each change renews all pages. */
export async function Shell({ section, query, children }: Props) {
  const planet = await getPlanet()
  const links = [
    { section: 'posts', href: paths.front, text: 'Posts' },
    { section: 'authors', href: paths.authors, text: 'Authors' },
    { section: 'archive', href: paths.archive, text: 'Archive' },
    { section: 'status', href: paths.status, text: 'Status' },
    { section: 'about', href: paths.about, text: 'About' },
  ]
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="mast">
        <div className="wide">
          <a className="planet-name" href={paths.front}>
            <img src={planet.mark ?? '/icon.svg'} alt="" width="30" height="30" />
            {planet.title}
          </a>
          <nav aria-label="Planet">
            {links.map((link) => (
              <a
                key={link.section}
                href={link.href}
                aria-current={link.section === section ? 'page' : undefined}
              >
                {link.text}
              </a>
            ))}
          </nav>
          <form role="search" action={paths.search}>
            <input
              type="search"
              name="q"
              aria-label="Search posts"
              placeholder="Search posts"
              defaultValue={query}
            />
          </form>
        </div>
      </header>
      {children}
      <Colophon planet={planet} />
      <ScriptParts />
    </>
  )
}
