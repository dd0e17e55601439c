import { beforeEach, expect, it } from 'vitest'
import { connection, reopen } from '../client'
import { migrate } from '../migrate'
import { saveSubscriptions } from './subscriptions'

beforeEach(async () => {
  reopen('file::memory:')
  await migrate()
})

it('looks through no posts when planet.yaml has changed, however many there are', async () => {
  const sqlite = connection()
  const prepare = sqlite.prepare.bind(sqlite)
  const plans: string[] = []
  sqlite.prepare = (source: string) => {
    const values = Array.from({ length: source.split('?').length - 1 }, () => null)
    const steps = prepare<unknown[], { detail: string }>(`explain query plan ${source}`).all(...values)
    plans.push(...steps.map(({ detail }) => detail))
    return prepare(source)
  }
  const anna = {
    ...{ id: 1, slug: 'anna', name: 'Anna', site: null, avatar: null, lang: null },
    ...{ aliases: [], listed: true, hidden: false },
  }
  await saveSubscriptions({ authors: [anna], feeds: [], planet: '{}', restated: [] })
  expect(prepare('select slug from authors').all()).toEqual([{ slug: 'anna' }])
  expect(plans.filter((step) => /^SCAN posts\b/.test(step))).toEqual([])
})
