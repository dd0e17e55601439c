/** Namespaces by the prefix that the readers use; keys as `keyOf` spells them. */
const PREFIXES = new Map<string, string>([
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/atom', 'atom'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['backend.userland.com/rss091', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['purl.oclc.org/net/rss_2.0/enc', 'enc'],
  ['purl.org/syndication/thread/1.0', 'thr'],
  ['wellformedweb.org/commentapi', 'wfw'],
  ['web.resource.org/cc', 'cc'],
  ['creativecommons.org/ns', 'cc'],
  ['backend.userland.com/creativecommonsrssmodule', 'creativecommons'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
])

/** A prefix that is never bound, or bound to something unknown, still means what everyone means by it. */
const ALIASES = new Map([
  ['atom10', 'atom'],
  ['atom03', 'atom'],
  ['a10', 'atom'],
  ['dct', 'dcterms'],
  ['rss', ''],
])

function keyOf(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]{1,3}$/, '')
}

/** The namespaces in force at one place, by prefix; '' is the default one. */
export type Scope = ReadonlyMap<string, string>

/** The scope inside an element: its own declarations over those around it. */
export function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  let scope: Map<string, string> | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    scope ??= new Map(outer)
    scope.set(name.slice('xmlns:'.length), attributes[name] ?? '')
  }
  return scope ?? outer
}

/**
 * One spelling for each element, whatever prefix or variant of a namespace the feed uses: `dc:creator`, `atom:link`.
 * Elements of the feed's own vocabulary (that of its root, of RSS, and in Atom feeds that of Atom) are bare: `title`.
 * Keeps what it has looked up: one per document.
 */
export function elementNames(): (name: string, scope: Scope, type: string | undefined) => string {
  const known = new Map<string, string>()
  let root: { readonly uri: string; readonly prefix: string } | null = null
  return (name, scope, type) => {
    const prefix = prefixOf(name)
    const uri = scope.get(prefix) ?? prefix
    root ??= { uri, prefix }
    const key = `${prefix} ${uri}`
    let canonical = known.get(key)
    if (canonical === undefined) {
      const meant = PREFIXES.get(keyOf(uri)) ?? ALIASES.get(prefix) ?? prefix
      const own = (uri === root.uri && prefix === root.prefix && meant !== 'rdf') || meant === type
      canonical = own ? '' : meant
      known.set(key, canonical)
    }
    return canonical === '' ? localOf(name) : `${canonical}:${localOf(name)}`
  }
}

/** Attributes stand in no namespace unless prefixed: `href`, `xml:base`, `rdf:about`. */
export function attributeName(name: string, scope: Scope): string {
  const prefix = prefixOf(name)
  if (prefix === '' || prefix === 'xml' || prefix === 'xmlns') return name
  const canonical = PREFIXES.get(keyOf(scope.get(prefix) ?? prefix)) ?? prefix
  return canonical === '' || canonical === 'atom' ? localOf(name) : `${canonical}:${localOf(name)}`
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')))
}

/** A name without its prefix. */
export function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
