import { describe, expect, test } from 'vitest'
import type { Rights, Text } from '../parse/parsed-feed'
import { keepRights, type KeptRights } from './rights'

const BY = 'https://creativecommons.org/licenses/by/4.0/'
const BASE = 'https://anna.example/feed'
const said = (text: string | null, licence: string | null = null, type: Text['type'] = 'text'): Rights => ({
  text: text === null ? null : { type, value: text },
  licence,
})
const kept = (rights: string | null, licence: string | null = null): KeptRights => ({ rights, licence })

describe('rights are plain words and a link', () => {
  test.each<readonly [what: string, said: Rights | null, kept: KeptRights]>([
    ['nothing', null, kept(null)],
    ['words', said(' © 2015\n Anna '), kept('© 2015 Anna')],
    ['HTML is what it shows', said('&copy; <b onclick="x()">Anna</b>', null, 'html'), kept('© Anna')],
    ['a script says nothing', said('<script>alert(1)</script>', null, 'html'), kept(null)],
    ['a tag in plain words is words', said('<b>Anna</b>'), kept('<b>Anna</b>')],
    ['nothing turns the line around', said('Anna \u202egnp.exe\u0000'), kept('Anna gnp.exe')],
    ['no address of mail (R-AUTHOR)', said('© Anna <anna@anna.example>'), kept('© Anna')],
    ['not longer than a line or two', said('a'.repeat(5000)), kept('a'.repeat(200))],
    ['a licence', said(null, BY), kept(null, BY)],
    ['a relative one', said(null, '/licence'), kept(null, 'https://anna.example/licence')],
    ['words that are an address', said(` ${BY} `), kept(null, BY)],
    ['words around an address', said(`See ${BY}`), kept(`See ${BY}`)],
    ['a script is no licence', said('Anna', 'javascript:alert(1)'), kept('Anna')],
    ['nor is data', said(null, 'data:text/html,x'), kept(null)],
    ['nor a file', said(null, 'file:///etc/passwd'), kept(null)],
    [
      'nobody is to be misled',
      said(null, 'https://cc.example@evil.example/'),
      kept(null, 'https://evil.example/'),
    ],
    ['a licence that is none', said(null, 'http://purl.org/atompub/license#unspecified'), kept(null, '')],
  ])('%s', (_, words, expected) => expect(keepRights(words, BASE)).toEqual(expected))
})
