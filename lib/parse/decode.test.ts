import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decode } from './decode'

const declared = (encoding: string, text: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`
const inBytes = (encoding: string, text: string) => new Uint8Array(iconv.encode(text, encoding))

type Row = readonly [
  what: string,
  bytes: Uint8Array,
  contentType: string | null,
  text: string,
  doubted: boolean,
]
const ROWS: readonly Row[] = [
  ['UTF-8', inBytes('utf8', 'Grüße'), null, 'Grüße', false],
  ['a mark before everything', inBytes('utf8', '\ufeffGrüße'), 'text/xml; charset=koi8-r', 'Grüße', false],
  [
    'UTF-16 with a mark',
    new Uint8Array(iconv.encode('<t>ü</t>', 'utf16le', { addBOM: true })),
    null,
    '<t>ü</t>',
    false,
  ],
  ['UTF-16 without one', inBytes('utf-16be', '<t>ü</t>'), null, '<t>ü</t>', false],
  ['the HTTP charset', inBytes('koi8-r', 'привет'), 'text/xml; charset="KOI8-R"', 'привет', false],
  [
    'HTTP before the declaration',
    inBytes('big5', declared('gbk', '我希望')),
    'text/xml;charset=big5',
    declared('gbk', '我希望'),
    false,
  ],
  ...['windows-1251', 'koi8-u', 'iso-8859-5'].map((name): Row => [
    name,
    inBytes(name, declared(name, 'Привіт')),
    null,
    declared(name, 'Привіт'),
    false,
  ]),
  ...['big5', 'shift_jis', 'euc-jp', 'gb2312'].map((name): Row => [
    name,
    inBytes(name, declared(name, '日本')),
    null,
    declared(name, '日本'),
    false,
  ]),
  [
    'Latin-1 means windows-1252',
    inBytes('windows-1252', declared('iso-8859-1', '“It’s”')),
    null,
    declared('iso-8859-1', '“It’s”'),
    false,
  ],
  [
    'UTF-8 declared as Latin-1',
    inBytes('utf8', declared('iso-8859-1', 'Grüße')),
    null,
    declared('iso-8859-1', 'Grüße'),
    true,
  ],
  [
    'windows-1252 declared as UTF-8',
    inBytes('windows-1252', declared('utf-8', 'Grüße')),
    null,
    declared('utf-8', 'Grüße'),
    true,
  ],
  [
    'an unknown encoding',
    inBytes('utf8', declared('klingon', 'Grüße')),
    null,
    declared('klingon', 'Grüße'),
    true,
  ],
  [
    'UTF-16 declared in ASCII',
    inBytes('utf8', declared('utf-16', 'Grüße')),
    null,
    declared('utf-16', 'Grüße'),
    true,
  ],
  ['nothing declared, not UTF-8', inBytes('windows-1252', 'It’s'), null, 'It’s', true],
  [
    'UTF-8 with a stray byte',
    new Uint8Array([...inBytes('utf8', 'Grüße, Žižek '), 0x92]),
    null,
    'Grüße, Žižek ’',
    true,
  ],
  ...['big5', 'shift_jis', 'euc-jp', 'gb2312', 'euc-kr'].map((name): Row => {
    const text = name === 'euc-kr' ? '한국어'.repeat(9) : '日本'.repeat(9)
    const [start, end] = declared(name, `${text}|${text}`).split('|') as [string, string]
    const half = inBytes(name, text).subarray(0, 1)
    const bytes = new Uint8Array([...inBytes(name, start), ...half, ...inBytes(name, `<${end}`)])
    return [`${name} with half a character`, bytes, null, `${start}\ufffd<${end}`, true]
  }),
  [
    'no Big5 at all',
    inBytes('windows-1252', declared('big5', 'Café, déjà. Là!')),
    null,
    declared('big5', 'Café, déjà. Là!'),
    true,
  ],
  ['PA-03: what XML forbids', inBytes('utf8', 'a\0b\x1bc\ufffe\u0092\r\nd'), null, 'abc’\nd', false],
]

test.each(ROWS)('%s', (_, bytes, contentType, text, doubted) => {
  const decoded = decode(bytes, contentType)
  expect(decoded.text).toBe(text)
  expect(decoded.doubt !== null).toBe(doubted)
})

test('any bytes make a well-formed text', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 8)) % 256)
  expect(decode(bytes, 'text/xml; charset=x-mac').text.isWellFormed()).toBe(true)
})
