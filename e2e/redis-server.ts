import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from './free-port'

export type RedisServer = {
  readonly url: string
  /** Killed, as by a failing machine; what it held is lost. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Debian's redis-server, on a port of its own and without a file. As root it is installed where it is missing. */
export async function startRedisServer(): Promise<RedisServer> {
  install()
  const port = await freePort()
  let child = await start(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    async start() {
      child = await start(port)
    },
  }
}

function install(): void {
  const isThere = () => spawnSync('redis-server', ['--version']).status === 0
  if (isThere()) return
  console.log('No redis-server: apt-get install redis-server')
  spawnSync('apt-get', ['update', '-q'])
  spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', 'redis-server'])
  if (!isThere()) throw new Error('redis-server is missing and could not be installed; put it on the PATH')
}

async function start(port: number) {
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of child.stdout) if (String(line).includes('Ready to accept connections')) break
  child.stdout.resume()
  return child
}
