import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'
import { getPlanet } from '../_planet'
import { Colophon } from './colophon'

type Section = 'posts' | 'authors' | 'archive'

/** What stands around every page. It changes with the configuration only: each change renews all pages. */
export async function Shell({ section, children }: { section?: Section; children: ReactNode }) {
  const planet = await getPlanet()
  const links = [
    { section: 'posts', href: paths.front, text: 'Posts' },
    { section: 'authors', href: paths.authors, text: 'Authors' },
    { section: 'archive', href: paths.archive, text: 'Archive' },
    { section: 'feed', href: paths.atom, text: 'Subscribe' },
  ]
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="bg-mast text-white print:hidden">
        <div className="wide flex min-h-15 flex-wrap items-center gap-x-6 gap-y-1 py-3">
          <a className="me-auto flex items-center gap-2.5 font-serif text-name font-bold" href={paths.front}>
            <img src="/icon.svg" alt="" width="30" height="30" />
            {planet.title}
          </a>
          <nav aria-label="Planet" className="flex flex-wrap gap-x-5 text-meta">
            {links.map((link) => (
              <a
                key={link.section}
                href={link.href}
                aria-current={link.section === section ? 'page' : undefined}
                className="py-1.5"
              >
                {link.text}
              </a>
            ))}
          </nav>
        </div>
      </header>
      {children}
      <Colophon planet={planet} />
    </>
  )
}
