import { expect, it } from 'vitest'
import { driverFault } from './driver-fault'

it.each([
  ['20.20.2', true, false],
  ['22.23.3', true, false],
  ['24.18.1', true, false],
  ['24.19.0', true, true],
  ['24.21.0', true, true],
  ['24.21.0', false, false],
  ['26.10.0', true, false],
])('Node %s, compiled here: %s', (version, isCompiledHere, isFault) =>
  expect(driverFault(version, { isCompiledHere }) !== null).toBe(isFault),
)
