import './give-way'
import { parentPort } from 'node:worker_threads'
import { storeCodeOf } from '../../db/queries/store'
import { run } from './run'
import { STOP, type RunOrder, type RunWord } from './run-apart'

const stop = new AbortController()
const say = (word: RunWord) => parentPort!.postMessage(word)

parentPort!.on('message', async (order: RunOrder | typeof STOP) => {
  if (order === STOP) return stop.abort()
  const { id, question, settings } = order
  try {
    const answer = await run(question, {
      ...settings,
      clock: Date.now,
      random: Math.random,
      stop: stop.signal,
      began: (began) => say({ id, began }),
      log: (line) => say({ id, line }),
    })
    say({ id, answer })
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    say({ id, error: { message, stack, code: storeCodeOf(error) } })
  }
})
