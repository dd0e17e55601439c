import { digest } from './identity'

/** R-CROSS: shorter titles ("Links", "Release notes") are too common to lead anywhere. */
const TITLE_MIN = 20
const SHINGLE = 3
/** Fewer words are a phrase that anybody may write. */
const WORDS_MIN = 10
/** Of a very long text the start decides. */
const WORDS_MAX = 2_000
const OVERLAP = 0.9

/** The key under which posts of the same long title find each other; null for a short title. It never merges by itself. */
export function titleHash(title: string): string | null {
  const key = wordsOf(title).join(' ')
  return [...title].length < TITLE_MIN || key === '' ? null : digest(key)
}

/** Whether two texts are nearly the same (R-CROSS): at least 0.9 of their runs of three words are common to both. */
export function isSameText(one: string, other: string): boolean {
  const a = shinglesOf(one)
  const b = shinglesOf(other)
  if (a === null || b === null) return false
  let common = 0
  for (const shingle of a) if (b.has(shingle)) common += 1
  return common >= OVERLAP * (a.size + b.size - common)
}

/** What decides which post of a card is shown (R-CROSS). */
export type Member = {
  readonly id: number
  /** Readers may see it, on the planet or on its author's pages. */
  readonly visible: boolean
  readonly link: string | null
  /** Addresses that the operator gave: of the feed and of its author's site. */
  readonly addresses: readonly (string | null)[]
  /** The site that the document claims; it counts less, for anybody may claim it (R-HIJACK). */
  readonly claimed: string | null
  readonly priority: number
  readonly publishedAt: number | null
  readonly firstSeenAt: number
}

/** The post that stands for all: of the site that hosts the link, then by priority, then the earlier one. */
export function electWinner<T extends Member>(members: readonly T[]): T {
  const ranked = members.map((member) => ({ member, rank: rankOf(member) }))
  return ranked.reduce((best, next) => (isBefore(next.rank, best.rank) ? next : best)).member
}

/** The lower, the better. */
function rankOf(member: Member): number[] {
  return [
    member.visible ? 0 : 1,
    isAtHome(member) ? 0 : 1,
    member.claimed !== null && hostOf(member.claimed) === hostOf(member.link) ? 0 : 1,
    -member.priority,
    member.publishedAt ?? member.firstSeenAt,
    member.firstSeenAt,
    member.id,
  ]
}

function isAtHome({ link, addresses }: Member): boolean {
  const host = hostOf(link)
  return host !== null && addresses.some((address) => hostOf(address) === host)
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((value, at) => value !== other[at])
  return index >= 0 && one[index]! < other[index]!
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null
}

function shinglesOf(text: string): Set<string> | null {
  const words = wordsOf(text).slice(0, WORDS_MAX)
  if (words.length < WORDS_MIN) return null
  return new Set(words.slice(SHINGLE - 1).map((_, start) => words.slice(start, start + SHINGLE).join(' ')))
}

/** Letters and digits only; where no spaces part words, each sign is one. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? []
}
