import { Pool } from 'undici'

/*
 * Asks one address for so long, or until its standard input ends, then says how it went. In a process of its own, so that nothing else
 * of the benchmark stands between asking and answer.
 *   node load.mjs URL CONNECTIONS EVERY_MS [FOR_MS]
 * EVERY_MS 0: as fast as answers come, else one request each so often.
 */
const [address = '', connections = '1', everyMs = '0', forMs] = process.argv.slice(2)
const { origin, pathname } = new URL(address)
const pool = new Pool(origin, { connections: Number(connections), pipelining: 1 })
/** @type {number[]} */
const latencies = []
let failed = 0
let isOver = false
const end = () => (isOver = true)
if (forMs === undefined) process.stdin.on('end', end).resume()
else setTimeout(end, Number(forMs))

/** @returns {Promise<void>} */
function ask() {
  const start = performance.now()
  return new Promise((answered) => {
    let status = 0
    pool.dispatch(
      { method: 'GET', path: pathname, headers: { 'accept-encoding': 'gzip' } },
      {
        onConnect: () => {},
        onHeaders: (code) => {
          status = code
          return true
        },
        onData: () => true,
        onComplete: () => {
          if (status === 200) latencies.push(performance.now() - start)
          else failed += 1
          answered()
        },
        onError: () => {
          failed += 1
          answered()
        },
      },
    )
  })
}

async function askOnAndOn() {
  while (!isOver) await ask()
}

/** Whoever comes does not wait for those before: what is held up counts for all of them. */
async function askByTheClock() {
  const asked = []
  for (let due = performance.now(); !isOver; due += Number(everyMs)) {
    await new Promise((later) => setTimeout(later, due - performance.now()))
    asked.push(ask())
  }
  await Promise.all(asked)
}

const start = performance.now()
if (Number(everyMs) > 0) await askByTheClock()
else await Promise.all(Array.from({ length: Number(connections) }, askOnAndOn))
const seconds = (performance.now() - start) / 1000
latencies.sort((a, b) => a - b)
const p99 = latencies[Math.ceil(latencies.length * 0.99) - 1] ?? Infinity
console.log(JSON.stringify({ perSecond: latencies.length / seconds, p99, failed }))
await pool.close()
