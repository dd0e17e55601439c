import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// The reference where no nginx is installed: Node's bare server, sending the bytes of one file.
//   node reference-server.mjs FILE.gz      says its port
const [file = ''] = process.argv.slice(2)
const bytes = readFileSync(file)
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Encoding': 'gzip',
  'Content-Length': bytes.length,
}
const server = createServer((_, response) => response.writeHead(200, headers).end(bytes))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') console.log(address.port)
})
