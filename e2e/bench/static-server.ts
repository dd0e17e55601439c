import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../free-port'

const NODE_SERVER = fileURLToPath(new URL('./reference-server.mjs', import.meta.url))
const READY_MS = 5_000

type StaticServer = AsyncDisposable & {
  readonly name: 'nginx' | 'node'
  readonly url: string
}

/** One file of gzipped HTML from disk: by nginx where it is installed, else by Node's bare server. */
export async function startStaticServer(gzip: Buffer): Promise<StaticServer> {
  const folder = await mkdtemp(join(tmpdir(), 'static-'))
  await writeFile(join(folder, 'page.gz'), gzip)
  // Started by root, nginx reads as somebody else.
  await chmod(folder, 0o755)
  const hasNginx = spawnSync('nginx', ['-v']).status === 0
  const { child, port } = hasNginx ? await startNginx(folder) : await startNode(join(folder, 'page.gz'))
  const url = `http://127.0.0.1:${port}/page.gz`
  await untilReady(url)
  return {
    name: hasNginx ? 'nginx' : 'node',
    url,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

type Started = { readonly child: ChildProcess; readonly port: number }

async function startNginx(folder: string): Promise<Started> {
  const port = await freePort()
  const config = `
    daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 256; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`).join(' ')}
      server {
        listen 127.0.0.1:${port}; root ${folder};
        default_type "text/html; charset=utf-8"; add_header Content-Encoding gzip;
      }
    }`
  await writeFile(join(folder, 'nginx.conf'), config)
  const args = ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`]
  return { child: spawn('nginx', args, { stdio: 'ignore' }), port }
}

async function startNode(file: string): Promise<Started> {
  const child = spawn(process.execPath, [NODE_SERVER, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, port: Number(said) }
}

async function untilReady(url: string): Promise<void> {
  const giveUp = Date.now() + READY_MS
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (Date.now() > giveUp) throw new Error('the static server does not answer')
    await new Promise((later) => setTimeout(later, 50))
  }
}
