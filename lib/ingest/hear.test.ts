import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { hear } from './hear'

const MS = 400

describe('hear', () => {
  it('waits longer for what a busy machine has no time for', async () => {
    const worker = new EventEmitter()
    setTimeout(() => worker.emit('message', 'read'), 2.5 * MS)
    expect(await hear(worker, { ms: MS })).toBe('read')
  })

  it('not for what takes its time', async () => {
    const heard = hear(new EventEmitter(), { ms: MS })
    const { user, system } = process.cpuUsage()
    const spent = () => {
      const now = process.cpuUsage()
      return (now.user + now.system - user - system) / 1_000
    }
    while (spent() < MS);
    await expect(heard).rejects.toThrow('It was not read within 0.4 s.')
  })

  it('nor without end', async () => {
    await expect(hear(new EventEmitter(), { ms: 20 })).rejects.toThrow('It was not read')
  })

  it('throws what the worker breaks with, and when its asker stops', async () => {
    const worker = new EventEmitter()
    setTimeout(() => worker.emit('error', new Error('out of memory')), 10)
    await expect(hear(worker, { ms: MS })).rejects.toThrow('out of memory')
    await expect(hear(new EventEmitter(), { ms: MS, signal: AbortSignal.abort() })).rejects.toThrow(
      'not read',
    )
  })
})
