/*
 * Who may call whom, as data. Imports go down only: a room may import the values of `may`, of `types` only what the
 * compiler erases, and never a package of `never`. A file belongs to the first room whose pattern it matches.
 */
export type Room = {
  readonly name: string
  readonly files: RegExp
  readonly may: readonly string[]
  readonly types?: readonly string[]
  readonly never?: readonly string[]
}

const FRAMEWORK = ['next', 'react', 'react-dom']
const STORE = ['drizzle-orm', 'better-sqlite3', '@libsql/client']
const NETWORK = [
  'undici',
  ...['http', 'http2', 'https', 'net', 'tls', 'dns', 'dgram'].map((name) => `node:${name}`),
]
const BELOW_PAGES = [
  ...['lib/config', 'lib/paths', 'lib/days', 'lib/slug', 'lib/status', 'lib/words'],
  'db/queries',
]
const LIB = [
  'config',
  'paths',
  'days',
  'slug',
  'words',
  'fetch',
  'parse',
  'content',
  'entry',
  'publish',
  'status',
]

const page = {
  may: ['app/_', 'app/_components', ...BELOW_PAGES],
  types: ['db/schema'],
  never: [...STORE, ...NETWORK],
}
const pure = { types: ['db/schema'], never: [...FRAMEWORK, ...STORE, ...NETWORK] }
const ground = { never: [...FRAMEWORK, ...NETWORK] }

export const ROOMS: readonly Room[] = [
  {
    ...page,
    name: 'app/_refresh',
    files: /^app\/_(refresh|changed)$/,
    may: ['lib/paths', 'lib/days', 'lib/cache', 'db/queries'],
  },
  { ...page, name: 'app/_reply', files: /^app\/_reply$/, may: [] },
  { ...page, name: 'app/_', files: /^app\/_[^/]+$/, may: BELOW_PAGES },
  { ...page, name: 'app/_components', files: /^app\/_components\//, may: ['app/_', ...BELOW_PAGES] },
  {
    ...page,
    name: 'app/api',
    files: /^(app\/api\/|instrumentation$)/,
    may: [
      ...['app/_refresh', 'app/_reply', 'lib/ingest', 'lib/config', 'lib/status', 'lib/cache'],
      ...['db/queries', 'db/migrate'],
    ],
  },
  {
    ...page,
    name: 'app/img',
    files: /^app\/img\//,
    may: ['app/_', 'app/_reply', 'lib/fetch', 'lib/config', 'lib/paths', 'db/queries'],
  },
  {
    ...page,
    name: 'feed handlers',
    files: /^app\/(.+\/)?(atom\.xml|rss\.xml|feed\.json|opml\.xml|status\.(atom|json)|theme\.css)\//,
    may: ['app/_', 'app/_reply', 'lib/publish', ...BELOW_PAGES],
  },
  { ...page, name: 'app/search', files: /^app\/search\//, may: [...page.may, 'lib/content'] },
  { ...page, name: 'pages', files: /^app\// },

  { ...pure, name: 'lib/paths', files: /^lib\/paths$/, may: [] },
  { ...pure, name: 'lib/days', files: /^lib\/days$/, may: [] },
  { ...pure, name: 'lib/slug', files: /^lib\/slug$/, may: [] },
  { ...pure, name: 'lib/words', files: /^lib\/words\//, may: [] },
  { ...pure, name: 'lib/config', files: /^lib\/config(\/|$)/, may: [] },
  { ...pure, name: 'lib/parse', files: /^lib\/parse\//, may: [] },
  {
    ...pure,
    name: 'lib/import',
    files: /^lib\/import\//,
    may: ['lib/parse'],
  },
  { ...pure, name: 'lib/content', files: /^lib\/content\//, may: [], types: ['lib/parse', 'db/schema'] },
  {
    ...pure,
    name: 'lib/entry',
    files: /^lib\/entry\//,
    may: ['lib/content', 'lib/parse', 'lib/days', 'lib/paths', 'lib/slug'],
  },
  {
    ...pure,
    name: 'lib/publish',
    files: /^lib\/publish\//,
    may: ['lib/content', 'lib/days', 'lib/paths'],
    types: ['lib/config', 'db/queries', 'db/schema'],
  },
  {
    ...pure,
    name: 'lib/status',
    files: /^lib\/status\//,
    may: ['lib/days', 'lib/paths', 'lib/words'],
    types: ['lib/fetch', 'lib/parse', 'db/schema'],
  },
  {
    name: 'lib/fetch',
    files: /^lib\/fetch\//,
    may: [],
    types: ['lib/config'],
    never: [...FRAMEWORK, ...STORE],
  },
  {
    name: 'lib/ingest',
    files: /^lib\/ingest\//,
    may: [...LIB.map((room) => `lib/${room}`), 'db/queries'],
    types: ['db/schema'],
    never: [...FRAMEWORK, ...STORE, ...NETWORK],
  },
  { name: 'lib/rooms', files: /^lib\/rooms\//, may: [] },
  { name: 'lib/cache', files: /^lib\/cache\//, may: [], never: FRAMEWORK },
  {
    name: 'lib/cli',
    files: /^lib\/cli\//,
    may: [
      ...LIB.map((room) => `lib/${room}`),
      'lib/ingest',
      'lib/import',
      'db/queries',
      'db/migrate',
      'db/backup',
    ],
    types: ['db/schema'],
    never: [...FRAMEWORK, ...STORE],
  },

  { ...ground, name: 'db/schema', files: /^db\/schema$/, may: [] },
  {
    ...ground,
    name: 'db/client',
    files: /^db\/(client|local|remote|store)$/,
    may: ['db/schema'],
  },
  { ...ground, name: 'db/migrate', files: /^db\/migrate$/, may: ['db/backup', 'db/client', 'db/schema'] },
  { ...ground, name: 'db/backup', files: /^db\/backup$/, may: [] },
  { ...ground, name: 'db/queries', files: /^db\/queries\//, may: ['db/client', 'db/schema'] },
]

const PURE = /^lib\/(parse|import|content|entry|publish|status|words|days|paths|slug)(\/|$)/
export const CONFIG_FILE = /(^|\/)[^/]+\.config$/

/** What may stand only in some files: a package, or a word of the language. */
export const ONLY: readonly {
  readonly what: RegExp
  readonly isAllowedIn: (file: string) => boolean
  readonly why: string
}[] = [
  {
    what: /^(process\.env|node:process)$/,
    // The commands hand their own environment on to the server; Next compiles NEXT_RUNTIME away in instrumentation.
    isAllowedIn: (file) =>
      /^(lib\/config(\/|$)|lib\/cache\/|lib\/cli\/|db\/client$|instrumentation$)/.test(file) ||
      CONFIG_FILE.test(file),
    why: 'the environment is read in lib/config',
  },
  {
    what: /^next\/cache$/,
    isAllowedIn: (file) => file === 'app/_refresh',
    why: 'the cache policy is app/_refresh',
  },
  {
    what: /^feedparser$/,
    isAllowedIn: (file) => file === 'lib/parse/xml',
    why: 'its repairs are in lib/parse/xml',
  },
  {
    what: /^(Date\.now|new Date\(\)|performance\.now|Math\.random|fetch\(\))$/,
    isAllowedIn: (file) => !PURE.test(file),
    why: 'time, chance and the network are arguments of a pure room',
  },
]
