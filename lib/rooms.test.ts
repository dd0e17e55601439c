import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findCircle } from './rooms/find-circle'
import { CONFIG_FILE } from './rooms/table'
import { listEdges, listViolations, withoutExtension } from './rooms/violations'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const sources = ['instrumentation.ts', ...['app', 'lib', 'db'].flatMap(listSources)].map((file) => ({
  file,
  text: readFileSync(ROOT + file, 'utf8'),
}))

function listSources(folder: string): string[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
    .filter((file) => !CONFIG_FILE.test(withoutExtension(file)))
}

test('every import goes down, and every word stands where it may', () => {
  expect(sources.flatMap(({ file, text }) => listViolations(file, text))).toEqual([])
})

test('neither rooms nor files import each other in a circle', () => {
  const edges = sources.flatMap(({ file, text }) => listEdges(file, text))
  expect(findCircle(edges.map(({ rooms }) => rooms))).toBeNull()
  expect(findCircle(edges.filter(({ isType }) => !isType).map(({ files }) => files))).toBeNull()
})

describe('each rule is seen to break', () => {
  test.each([
    ['app/page.tsx', "import { run } from '@/lib/ingest/run'", 'pages may not import values of lib/ingest'],
    ['app/page.tsx', "import '../lib/fetch/get'", 'pages may not import values of lib/fetch'],
    ['app/page.tsx', "import { database } from '@/db/client'", 'pages may not import values of db/client'],
    ['app/page.tsx', "import { posts } from '@/db/schema'", 'pages may not import values of db/schema'],
    ['app/page.tsx', "import { eq } from 'drizzle-orm'", 'drizzle-orm, never in pages'],
    [
      'app/page.tsx',
      "import { revalidatePath } from 'next/cache'",
      'next/cache, the cache policy is app/_refresh',
    ],
    [
      'app/page.tsx',
      'const url = process.env.SITE_URL',
      'process.env, the environment is read in lib/config',
    ],
    ['app/_components/post.tsx', "import { clean } from '@/lib/content/clean'", 'values of lib/content'],
    [
      'app/_components/post.tsx',
      "import Page from '../page'",
      'app/_components may not import values of pages',
    ],
    [
      'app/tags/[tag]/atom.xml/route.ts',
      "import { run } from '@/lib/ingest/run'",
      'feed handlers may not import',
    ],
    [
      'app/api/ingest/route.ts',
      "import { parse } from '@/lib/parse/parse'",
      'app/api may not import values of lib/parse',
    ],
    ['app/api/ingest/route.ts', "import { sql } from 'drizzle-orm/sql'", 'drizzle-orm/sql, never in app/api'],
    [
      'app/img/route.ts',
      "import { run } from '@/lib/ingest/run'",
      'app/img may not import values of lib/ingest',
    ],
    ['lib/parse/xml.ts', "import { NextRequest } from 'next/server'", 'next/server, never in lib/parse'],
    [
      'lib/parse/xml.ts',
      "import type { Planet } from '../config'",
      'lib/parse may not import types of lib/config',
    ],
    [
      'lib/parse/sniff.ts',
      "import FeedParser from 'feedparser'",
      'feedparser, its repairs are in lib/parse/xml',
    ],
    ['lib/parse/date.ts', 'const now = new Date()', 'new Date(), time, chance and the network are arguments'],
    ['lib/entry/placed.ts', 'const clock = Date.now', 'Date.now, time, chance and the network are arguments'],
    [
      'lib/entry/identity.ts',
      "import { clean } from '../content/clean'\nMath.random()",
      'identity.ts:2  Math.random',
    ],
    ['lib/content/link.ts', 'await fetch(url)', 'fetch(), time, chance and the network are arguments'],
    ['lib/content/link.ts', "import { request } from 'node:https'", 'node:https, never in lib/content'],
    [
      'lib/content/link.ts',
      "import { normalise } from '../entry/normalise'",
      'lib/content may not import values of lib/entry',
    ],
    [
      'lib/publish/atom.ts',
      "import { listFront } from '../../db/queries/posts'",
      'lib/publish may not import values of db/queries',
    ],
    [
      'lib/status/codes.ts',
      "const env = await import('node:process')",
      'node:process, the environment is read',
    ],
    ['lib/fetch/get.ts', "export * from '../parse/parse'", 'lib/fetch may not import values of lib/parse'],
    [
      'lib/fetch/get.ts',
      "export { type Feed } from '../../db/schema'",
      'lib/fetch may not import types of db/schema',
    ],
    [
      'lib/ingest/run.ts',
      "import { database } from '../../db/client'",
      'lib/ingest may not import values of db/client',
    ],
    ['lib/ingest/run.ts', "const react = require('react')", 'react, never in lib/ingest'],
    [
      'lib/ingest/run.ts',
      "let page: import('../../app/page').Page",
      'lib/ingest may not import types of pages',
    ],
    [
      'lib/cache/handler.mjs',
      "import { database } from '../../db/client'",
      'lib/cache may not import values of db/client',
    ],
    [
      'db/queries/posts.ts',
      "import { paths } from '../../lib/paths'",
      'db/queries may not import values of lib/paths',
    ],
    [
      'db/queries/posts.ts',
      "import type { Planet } from '../../lib/config'",
      'db/queries may not import types of lib/config',
    ],
    ['db/client.ts', "import { start } from '../e2e/planet'", 'db/client may not import values of no room'],
    ['lib/misc/odd.ts', '', 'lib/misc/odd.ts:1  stands in no room of the table'],
  ])('%s: %s', (file, text, violation) => {
    const found = listViolations(file, text)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(violation)
  })

  test('a circle of rooms, and one of files', () => {
    const edges = ['a b', 'b c', 'c d', 'd b', 'd d'].map((edge) => edge.split(' ') as [string, string])
    expect(findCircle(edges.map(([from, to]) => ({ from, to })))).toEqual(['b', 'c', 'd', 'b'])
    expect(findCircle(edges.slice(0, 3).map(([from, to]) => ({ from, to })))).toBeNull()
  })
})

test.each([
  [
    'app/page.tsx',
    "import type { Post } from '@/db/schema'\nimport { useMemo } from 'react'\nimport './globals.css'",
  ],
  ['app/_refresh.ts', "import { revalidatePath } from 'next/cache'"],
  ['lib/parse/xml.ts', "import FeedParser from 'feedparser'\nconst day = new Date(0)"],
  [
    'lib/entry/normalise.ts',
    "import { type Post } from '../../db/schema'\nimport { clean } from '../content/clean'",
  ],
  ['lib/config/settings.ts', 'const env = process.env'],
  ['lib/ingest/run.ts', "// import 'react'\nconst text = \"require('react')\"\nconst now = Date.now()"],
])('%s may do as it does', (file, text) => {
  expect(listViolations(file, text)).toEqual([])
})
