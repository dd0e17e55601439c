import type { buildConnector } from 'undici'

/** A server takes a moment to see that we hung up: until then it has two of our connections. */
const REST_MS = 100
/** Whoever holds a connection longer (the pictures of another job, an idle one) must not cost a feed its deadline. */
const PATIENCE_MS = 5_000

/** What is open or closing, by origin: one for all agents of this process. */
const lines = new Map<string, Promise<void>>()

/** R-HTTP: a connector that waits until the one before it to the same origin has closed, at our end and most likely at the other. */
export function oneConnection(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    const origin = `${options.protocol}//${options.host ?? options.hostname}`
    const begin = (leave: () => void) =>
      connect(options, (...[error, socket]) => {
        if (error) {
          leave()
          return callback(error, null)
        }
        socket.once('close', () => setTimeout(leave, REST_MS))
        callback(null, socket)
      })
    const before = lines.get(origin)
    const mine = new Promise<void>((leave) => {
      if (before) void patient(PATIENCE_MS, before).then(() => begin(leave))
      else begin(leave)
    })
    lines.set(origin, mine)
    void mine.then(() => lines.get(origin) === mine && lines.delete(origin))
  }
}

/** Settles with the work, or when that takes too long. */
async function patient(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, end])
  clearTimeout(timer)
}
