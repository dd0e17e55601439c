import { createServer } from 'node:http'
import { isMainThread } from 'node:worker_threads'

// Loaded into the server that is measured (NODE_OPTIONS=--import): says on a socket of its own what its process, all
// threads together, has used so far.
const socket = process.env.PLANET_METER
if (socket && isMainThread) {
  const meter = createServer((_, response) => {
    const { user, system } = process.cpuUsage()
    const peakBytes = process.resourceUsage().maxRSS * 1024
    response.end(JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakBytes }))
  })
  meter.listen(socket)
  meter.unref()
}
