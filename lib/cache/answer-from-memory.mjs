import { Server } from 'node:http'
import { makeAnswers } from './answers.mjs'
import { pageCacheFile } from './page-cache-file.mjs'
import { openPageStore } from './page-store.mjs'

/**
 * From now on this process's server gives the answers it knows before Next hears of the request (docs/decisions/0007). At the
 * server's one event, because every way to start Next ends there: `next start`, the standalone server, a server of one's own.
 */
export function answerFromMemory() {
  const store = openPageStore(pageCacheFile(process.env))
  const { answer } = makeAnswers({ mark: store.mark, now: Date.now })
  const { emit } = Server.prototype
  /** @this {Server} @param {string | symbol} event @param {unknown[]} args */
  Server.prototype.emit = function (event, ...args) {
    const [request, response] = /** @type {Parameters<typeof answer>} */ (args)
    if (event === 'request' && answer(request, response)) return true
    return Reflect.apply(emit, this, [event, ...args])
  }
}
