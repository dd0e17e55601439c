import { describe, expect, it } from 'vitest'
import { canonicalUrl, safeLink, withoutTracking } from './link'

const base = 'https://blog.example/posts/'

describe('safe links (SA-16)', () => {
  it.each([
    ['/rel', 'https://blog.example/rel'],
    ['//cdn.example/x', 'https://cdn.example/x'],
    ['HTTPS://OK.example/X', 'https://ok.example/X'],
    [' https://ok.example/t\n', 'https://ok.example/t'],
    ['https://user:pass@ok.example/', 'https://ok.example/'],
    ['?a=<x>"', 'https://blog.example/posts/?a=%3Cx%3E%22'],
    ['', null],
    ['\u0001javascript:x', null],
    ['java\tscript:x', null],
    ['data:text/html,x', null],
    ['mailto:a@b.example', null],
    ['https://[::1', null],
    ['https://ok.example/' + 'a'.repeat(2048), null],
  ])('%j', (href, expected) => expect(safeLink(href, base)).toBe(expected))

  it.each([
    ['/rel', '', null],
    ['/rel', 'no url', null],
    ['https://ok.example/', 'no url', 'https://ok.example/'],
  ])('%j against %j', (href, from, expected) => expect(safeLink(href, from)).toBe(expected))
})

describe('tracking parameters', () => {
  it.each([
    ['https://x.example/?utm_source=a&utm_medium=b', 'https://x.example/'],
    ['https://x.example/?a=%20&UTM_Source=a&b#c', 'https://x.example/?a=%20&b#c'],
    ['https://x.example/#?utm_source=a', 'https://x.example/#?utm_source=a'],
    ['https://x.example/?futm_source=a', 'https://x.example/?futm_source=a'],
    ['https://x.example/p?source=rss-1a2b------2', 'https://x.example/p'],
    ['https://x.example/p?source=print', 'https://x.example/p?source=print'],
  ])('%s', (url, expected) => expect(withoutTracking(url)).toBe(expected))
})

describe('canonical addresses (R-REKEY)', () => {
  it.each([
    ['http://www.Blog.example/a/', 'blog.example/a'],
    ['https://blog.example/a?utm_source=x#top', 'blog.example/a'],
    ['https://blog.example', 'blog.example'],
    ['https://blog.example/?p=12', 'blog.example?p=12'],
    ['https://blog.example/A', 'blog.example/A'],
    ['urn:x', null],
  ])('%s', (url, expected) => expect(canonicalUrl(url)).toBe(expected))
})
