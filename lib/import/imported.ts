/** An author as a list has one: not yet checked. */
export type ListedAuthor = {
  readonly name: string
  readonly feeds: readonly string[]
  readonly site: string | null
  readonly avatar: string | null
  readonly lang: string | null
  /** As another planet of our kind calls this author: no other program knows of it. */
  readonly slug: string | null
}

/** What a list says of the planet itself, in the words of planet.yaml. */
export type ListedPlanet = {
  readonly title?: string
  readonly url?: string
  readonly owner?: { readonly name: string; readonly email?: string }
  readonly locale?: string
}

/** What was not taken as it stands: read in some way, or left out. */
export type Remark = { readonly kind: 'guessed' | 'dropped'; readonly what: string; readonly why: string }

/** A list of subscriptions, whatever wrote it. */
export type Imported = {
  readonly format: 'config.ini' | 'OPML' | 'osmosfeed.yaml'
  readonly planet: ListedPlanet
  readonly authors: readonly ListedAuthor[]
  readonly remarks: readonly Remark[]
}

export function guessed(what: string, why: string): Remark {
  return { kind: 'guessed', what, why }
}

export function dropped(what: string, why: string): Remark {
  return { kind: 'dropped', what, why }
}

/** Absolute, http or https; `feed:` is an old word for it. Null for everything else. */
export function webAddress(value: string | null | undefined): string | null {
  const address = (value ?? '')
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address) ? address : null
}

/** `www.anna.example/atom.xml` → `anna.example`: a name for who has none. */
export function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '')
}
