import { Server } from 'node:http'
import { makeAnswers } from './answers.mjs'
import { owedTags } from './owed-tags.mjs'
import { pageCacheFile } from './page-cache-file.mjs'
import { openPageStore } from './page-store.mjs'
import { stripOnTheWay } from './strip-on-the-way.mjs'

/**
 * From now on every request to this process's server comes by here before Next hears of it: what memory knows is answered at once
 * (docs/decisions/0007), and what Next makes goes out without its scripts (0002). At the server's one event, because every way to start
 * Next ends there: `next start`, the standalone server, a server of one's own.
 *
 * @param {{ readonly remembers: boolean }} options whether answers are kept in memory
 */
export function standBeforeNext({ remembers }) {
  const answer = remembers ? openAnswers() : () => false
  const { emit } = Server.prototype
  /** @this {Server} @param {string | symbol} event @param {unknown[]} args */
  Server.prototype.emit = function (event, ...args) {
    if (event === 'request') {
      const [request, response] = /** @type {Parameters<typeof stripOnTheWay>} */ (args)
      if (answer(request, response)) return true
      stripOnTheWay(request, response)
    }
    return Reflect.apply(emit, this, [event, ...args])
  }
  if (process.env.NODE_ENV === 'production') hearNoUpgrades()
}

/**
 * Next listens for upgrades, and leaves those it does not know without an answer. Where nobody listens Node answers such requests like
 * all others (RFC 9110 §7.8), as of clients that offer HTTP/2 to whomever they ask: Java's, `curl --http2`.
 */
function hearNoUpgrades() {
  const { listenerCount } = Server.prototype
  /** @this {Server} @param {string | symbol} event @param {Function} [listener] */
  Server.prototype.listenerCount = function (event, listener) {
    return event === 'upgrade' ? 0 : Reflect.apply(listenerCount, this, [event, listener])
  }
}

/** @returns {import('./answers.mjs').Answers['answer']} */
function openAnswers() {
  try {
    const store = openPageStore(pageCacheFile(process.env))
    // A count that lacks what could not be told says nothing.
    const mark = () => (owedTags.size === 0 ? store.mark() : NaN)
    return makeAnswers({ mark, now: Date.now }).answer
  } catch {
    return () => false // Next's cache meets the same, and says it
  }
}
