import { expect, test } from 'vitest'
import { needsHelp } from './needs-help'

test.each([
  ['a feed that was never asked for', null, 0, false, false],
  ['a feed that was read', 'ok', 0, true, false],
  ['nothing new', 'not-modified', 0, true, false],
  ['a document that was read in spite of its faults', 'malformed', 0, true, false],
  ['a server that stumbles', 'server-error', 2, true, false],
  ['a server that lies on the floor', 'server-error', 3, true, true],
  ['an address that never answered', 'timeout', 1, false, true],
  ['a web page instead of a feed', 'html-not-feed', 1, true, true],
  ['a feed that was taken away', 'gone', 1, true, true],
  ['a server that asks us to wait', 'rate-limited', 5, true, false],
  ['a code of an older planet', 'odd', 9, true, false],
])('%s', (_, code, failures, wasGood, expected) => {
  expect(needsHelp({ code, failures, goodAt: wasGood ? 1 : null })).toBe(expected)
})
