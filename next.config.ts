import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const isDevelopment = process.env.NODE_ENV === 'development'

// Hosts of functions keep rendered pages themselves, and share them between their machines.
const hostKeepsPages = Boolean(process.env.VERCEL ?? process.env.NETLIFY)

/** The file of a store that is only read (`file:./data/snapshot.db?mode=ro`) goes where the site goes. */
const snapshot = /^file:(.+)\?mode=ro$/.exec(process.env.DATABASE_URL ?? '')?.[1]

const year = ':year(\\d{4})'
const month = ':month(\\d{2})'
const day = ':day(\\d{2})'

/** Whose players play on our pages after a click: those of lib/content/embed.ts. */
const players = ['www.youtube-nocookie.com', 'player.vimeo.com', 'archive.org'].map(
  (host) => `https://${host}`,
)

/** No script but ours, and nothing from elsewhere but, after a click, sound and film (R-PRIVATE, PG-01). */
const policy = (script: string) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    'media-src https: http:',
    `frame-src ${players.join(' ')}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const always = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
]

const ofDocuments = [
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  { key: 'X-Frame-Options', value: 'DENY' },
]

/** Pages that are likely next are fetched while the reader still points at a link. */
const speculation = { key: 'Speculation-Rules', value: '"/speculation-rules.json"' }

// Faces, styles, our script and the like open nothing: what rules documents would be a tenth of their bytes, or most.
const bare = '_next/static/|planet\\.js$|manifest\\.webmanifest$|speculation-rules\\.json$'
const documents = `/((?!${bare}).*)`
// A picture has a policy of its own, of which nothing may be taken away; `/img/` before anything else is a page that is not there.
const documentsButPictures = `/((?!${bare}|img/[a-z\\d]+/\\d+/.).*)`

const contentSecurityPolicy = (script: string) => ({ key: 'Content-Security-Policy', value: policy(script) })

// Proxies may keep a page for half a minute, and show it for a day while they ask again; browsers always ask.
const shared = { key: 'Cache-Control', value: 'public, max-age=0, s-maxage=30, stale-while-revalidate=86400' }

// The framework's own requests get other bytes from the same address: never for a shared cache.
const rscHeader = { type: 'header' as const, key: 'rsc' }

const cachedPages = [
  '/',
  `/${year}/:rest*`,
  '/archive',
  '/stats',
  '/tags/:rest*',
  '/lang/:rest*',
  '/authors/:rest*',
  '/posts/:rest*',
  '/subscribe',
  '/about',
  '/settings',
]

const config: NextConfig = {
  ...(hostKeepsPages
    ? {}
    : { cacheHandler: fileURLToPath(new URL('./lib/cache/handler.mjs', import.meta.url)) }),
  // An image holds a copy of what the server uses and nothing else; `next start` would warn of it.
  ...(process.env.PLANET_STANDALONE === '1' ? { output: 'standalone' as const } : {}),
  // Read by name at run time, so that no tracing finds them.
  outputFileTracingIncludes: {
    '/*': ['./db/migrations/**/*', './planet.yaml', './public/**/*', ...(snapshot ? [snapshot] : [])],
  },
  cacheMaxMemorySize: 0,
  // Pictures are made by `/img`: the framework's own maker would make all of them again for whoever asks, on a disk without our bound (PG-11).
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', 'feedparser'],
  // Everybody gets the whole head at once: what is streamed would need a script to find its place.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // `npm run typecheck` and CI check types; an operator's first start should not wait for it.
  typescript: { ignoreBuildErrors: true },

  async headers() {
    const policies = isDevelopment
      ? []
      : [
          // The last one that matches wins: without a readable Host there is no script at all.
          { source: documentsButPictures, headers: [contentSecurityPolicy("'none'")] },
          {
            source: documentsButPictures,
            has: [{ type: 'header' as const, key: 'host', value: '(?<host>[a-z0-9.:-]+)' }],
            headers: [contentSecurityPolicy(':host/planet.js')],
          },
        ]
    return [
      { source: '/:path*', headers: always },
      { source: documents, headers: ofDocuments },
      { source: '/((?!img/|api/|_next/|sample/|.*\\.[a-z\\d]+$).*)', headers: [speculation] },
      {
        source: '/speculation-rules.json',
        headers: [{ key: 'Content-Type', value: 'application/speculationrules+json' }],
      },
      {
        // Asked for by every page before it is painted: a browser need not look each time.
        source: '/planet.js',
        headers: [{ key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' }],
      },
      ...policies,
      ...cachedPages.map((source) => ({ source, missing: [rscHeader], headers: [shared] })),
    ]
  },

  async redirects() {
    const month1 = ':month(\\d)'
    const day1 = ':day(\\d)'
    return [
      // One spelling of each date.
      { source: `/${year}/${month1}`, destination: '/:year/0:month', permanent: true },
      { source: `/${year}/${month1}/${day}`, destination: '/:year/0:month/:day', permanent: true },
      { source: `/${year}/${month}/${day1}`, destination: '/:year/:month/0:day', permanent: true },
      { source: `/${year}/${month1}/${day1}`, destination: '/:year/0:month/0:day', permanent: true },
      // What older planets called their feeds and lists.
      { source: '/(rss10|rss20).xml', destination: '/rss.xml', permanent: true },
      { source: '/foafroll.xml', destination: '/opml.xml', permanent: true },
      { source: '/.well-known/(feeds|recommendations.opml)', destination: '/opml.xml', permanent: true },
      { source: '/index.html', destination: '/', permanent: true },
      // Where dates are rendered is nobody's address.
      { source: '/days/:date+', destination: '/:date+', permanent: true },
    ]
  },

  async rewrites() {
    return [
      { source: `/${year}`, destination: '/days/:year' },
      { source: `/${year}/${month}`, destination: '/days/:year/:month' },
      { source: `/${year}/${month}/${day}`, destination: '/days/:year/:month/:day' },
    ]
  },
}

export default config
