import { isDense, parseTerms, type Term } from './search-terms'

/** A part of a text, and which of the terms stands there. */
export type Found = { readonly start: number; readonly end: number; readonly term: number }

/** Control characters, which no title or text holds: they mark what was found in them. */
export const FOUND = '\x02'
export const END = '\x03'

/** Letters of a snippet; where nothing parts words, each says more. */
const SNIPPET = 200
const SNIPPET_DENSE = 64
/** Of them so many stand before what was found. */
const BEFORE = 0.2
/** Longer ones are cut. */
const WORD_MAX = 30
/** No more of a text is looked through. */
const LOOKED_AT = 20_000

/** What was found of a question in a text stands between FOUND and END. */
export function markFound(text: string, question: string): string {
  return mark(text, findTerms(text, parseTerms(question)))
}

/** The stretch of a text that says most of a question, marked. */
export function snippetOf(text: string, question: string): string {
  const terms = parseTerms(question)
  const length = terms.some(isDense) ? SNIPPET_DENSE : SNIPPET
  const found = findTerms(text.slice(0, LOOKED_AT), terms)
  const best = Math.max(0, startOfBest(found, length) - length * BEFORE)
  const from = best === 0 ? 0 : wordFrom(text, best)
  const to = from + length < text.length ? wordFrom(text, from + length) : text.length
  const inside = found.filter(({ start, end }) => start >= from && end <= to)
  const shifted = inside.map(({ start, end, term }) => ({ start: start - from, end: end - from, term }))
  return `${from > 0 ? '…' : ''}${mark(text.slice(from, to).trimEnd(), shifted)}${to < text.length ? '…' : ''}`
}

/** Where terms stand in a text, from its beginning on, none within another. */
export function findTerms(text: string, terms: readonly Term[]): Found[] {
  const words = terms.every(isDense) ? [] : wordsOf(text)
  const found = terms.flatMap((term, index) =>
    (isDense(term) ? findLetters(text, term) : findWords(words, term)).map((part) => ({
      ...part,
      term: index,
    })),
  )
  let end = 0
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((part) => part.start >= end && ((end = part.end), true))
}

type Word = { readonly start: number; readonly end: number; readonly folded: string }

/** Words as the index has them: without case and accents. */
function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    folded: word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  }))
}

function findWords(words: readonly Word[], { text, isPrefix }: Term) {
  const asked = wordsOf(text).map(({ folded }) => folded)
  const stands = (at: number) =>
    asked.every((part, next) => {
      const word = words[at + next]?.folded
      return word === part || (isPrefix && next === asked.length - 1 && word?.startsWith(part))
    })
  return words.flatMap(({ start }, at) =>
    asked.length > 0 && stands(at) ? [{ start, end: words[at + asked.length - 1]!.end }] : [],
  )
}

function findLetters(text: string, term: Term) {
  const letters = term.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return Array.from(text.matchAll(new RegExp(letters, 'giu')), ({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
  }))
}

/** Where the first of those stretches begins that hold the most different terms. */
function startOfBest(found: readonly Found[], length: number): number {
  let best = { start: 0, terms: 0 }
  /** How often each term stands in the stretch, which moves on with both its ends. */
  const inside = new Map<number, number>()
  let next = 0
  for (const [at, { start, term }] of found.entries()) {
    const end = start + length * (1 - BEFORE)
    for (let part = found[next]; part && part.end <= end; part = found[++next])
      inside.set(part.term, (inside.get(part.term) ?? 0) + 1)
    if (inside.size > best.terms) best = { start, terms: inside.size }
    // What is longer than any stretch was never in it.
    next = Math.max(next, at + 1)
    const left = (inside.get(term) ?? 0) - 1
    if (left > 0) inside.set(term, left)
    else inside.delete(term)
  }
  return best.start
}

/** Where the word begins that follows a place in a text, or the place itself where nothing parts words there. */
function wordFrom(text: string, at: number): number {
  const place = Math.round(at)
  const space = text.indexOf(' ', place)
  return space < 0 || space - place > WORD_MAX ? place : space + 1
}

function mark(text: string, found: readonly Found[]): string {
  let marked = ''
  let from = 0
  for (const { start, end } of found) {
    marked += `${text.slice(from, start)}${FOUND}${text.slice(start, end)}${END}`
    from = end
  }
  return marked + text.slice(from)
}
