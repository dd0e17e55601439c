import { safeLink } from '../content/link'
import { toText, withoutMail } from '../content/text'
import type { Rights } from '../parse/parsed-feed'

const WORDS_MAX = 200
/** RFC 4946 §2.1: a licence that is none, and takes none from the feed. */
const UNSPECIFIED = 'http://purl.org/atompub/license#unspecified'

/** What is kept of rights: plain words, and where a licence is to be read. */
export type KeptRights = {
  readonly rights: string | null
  /** Empty: none, whatever the feed says. */
  readonly licence: string | null
}

/**
 * What a feed or an entry says. Of what an entry says nothing of it is its feed's word that counts (RFC 4287 §4.2.10, RFC 4946 §2.4), also
 * when that is another one day. Words that are nothing but an address name a licence.
 */
export function keepRights(said: Rights | null, base: string): KeptRights {
  if (said === null) return NOTHING
  const words = (said.text && withoutMail(toText(said.text, WORDS_MAX))) || null
  const isAddress = words !== null && /^https?:\/\/\S+$/i.test(words)
  const licence = said.licence ?? (isAddress ? words : null)
  return {
    rights: isAddress ? null : words,
    licence: licence === UNSPECIFIED ? '' : licence && safeLink(licence, base),
  }
}

const NOTHING: KeptRights = { rights: null, licence: null }
