import type { Planet, PlanetAuthor, PlanetFeed } from '../config'
import { originOf } from '../paths'
import { element, textElement } from './xml'

/**
 * Who is on the planet, as a subscription list (OPML 2.0, R-OUT): in a folder that is called like it, one for each language where
 * there are several. Slugs stand in a namespace, as OPML asks of what is not its own: `planet import` keeps them (R-AUTHOR).
 */
export function renderOpml(planet: Planet): string {
  const names = new Intl.DisplayNames(planet.locale, { type: 'language' })
  const byLanguage = new Map<string | null, PlanetAuthor[]>()
  for (const author of planet.authors) {
    // What a feed says of itself may be no language at all.
    const lang = /^[a-z]{2,3}(?=-|$)/i.exec(author.lang ?? '')?.[0].toLowerCase() ?? null
    byLanguage.set(lang, [...(byLanguage.get(lang) ?? []), author])
  }
  const folders = byLanguage.size > 1 ? [...byLanguage] : [[null, planet.authors] as const]
  const named = folders.map(([lang, authors]) => ({
    title: lang === null ? planet.title : `${planet.title}: ${names.of(lang) ?? lang}`,
    authors,
  }))
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    element(
      'opml',
      { version: '2.0', 'xmlns:planet': 'urn:planet:author' },
      element(
        'head',
        {},
        textElement('title', planet.title),
        textElement('ownerName', planet.owner?.name ?? null),
      ),
      element('body', {}, ...named.map((folder) => renderFolder(folder, planet))),
    ),
    '',
  ].join('\n')
}

function renderFolder(
  { title, authors }: { readonly title: string; readonly authors: readonly PlanetAuthor[] },
  planet: Planet,
): string {
  const outlines = authors.flatMap(({ slug, name, site, lang, feeds }) =>
    feeds.map((feed) =>
      element('outline', {
        type: 'rss',
        ...{ text: name, title: name, language: lang, 'planet:slug': slug },
        ...{ xmlUrl: addressOf(feed, planet), htmlUrl: site },
      }),
    ),
  )
  return `\n${element('outline', { text: title, title }, ...outlines.map((outline) => `\n${outline}`), '\n')}\n`
}

/** A feed that is a file of ours is served where our public files are. */
function addressOf(feed: PlanetFeed, planet: Planet): string {
  return 'url' in feed ? feed.url : new URL(feed.path.replace(/^(public)?\/?/, '/'), originOf(planet)).href
}
