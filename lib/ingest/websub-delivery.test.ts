import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { isDue } from './websub'
import { isSigned } from './websub-delivery'

const body = Buffer.from('<feed/>')
const sign = (method: string, secret = 'ours') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

it.each([
  ['sha256', sign('sha256'), true],
  ['sha1, which most hubs send', sign('sha1'), true],
  ['sha384', sign('sha384'), true],
  ['sha512', sign('sha512'), true],
  ['capitals', sign('sha256').toUpperCase(), true],
  ['another secret', sign('sha256', 'theirs'), false],
  ['a method that is none of the four', sign('md5'), false],
  ['a signature of another method', sign('sha1').replace('sha1', 'sha256'), false],
  ['half a signature', sign('sha256').slice(0, -10), false],
  ['nothing', null, false],
  ['an empty one', 'sha256=', false],
])('signed with %s', (_name, signature, expected) => {
  expect(isSigned(body, signature, 'ours')).toBe(expected)
})

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.UTC(2026, 0, 10)
const never = {
  feedId: 1,
  hub: '',
  topic: '',
  secret: '',
  askedAt: null,
  failures: 0,
  pending: false,
  until: null,
}

it.each([
  ['never asked', {}, true],
  ['promised for a week', { askedAt: now - DAY, until: now + 7 * DAY }, false],
  ['promised until this evening', { askedAt: now - 9 * DAY, until: now + 12 * HOUR }, true],
  ['promised for a day, just now', { askedAt: now - HOUR, until: now + 23 * HOUR }, false],
  ['promised for a day, most of which is over', { askedAt: now - 20 * HOUR, until: now + 4 * HOUR }, true],
  ['promised for a year: no hub does, a clock jumped', { askedAt: now - DAY, until: now + 365 * DAY }, true],
  ['asked just now', { askedAt: now - HOUR / 2, failures: 1, pending: true }, false],
  ['asked an hour ago without an answer', { askedAt: now - HOUR, failures: 1, pending: true }, true],
  ['asked in vain for the fourth time', { askedAt: now - 7 * HOUR, failures: 4 }, false],
  ['asked in vain for the fortieth time', { askedAt: now - DAY, failures: 40 }, true],
  ['asked in the future', { askedAt: now + DAY, failures: 3 }, true],
])('a hub that was %s', (_name, subscription, expected) => {
  expect(isDue({ ...never, ...subscription }, now)).toBe(expected)
})
