import { createHash, timingSafeEqual } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import type { Planet, Settings } from '@/lib/config'
import { stopSignal } from '@/lib/ingest/stop'
import type { RunSettings } from '@/lib/ingest/run'
import packageJson from '@/package.json'

const DEADLINE_ON_FUNCTION_HOSTS_MS = 50_000
const DEADLINE_MS = 600_000

/** Compared as digests, so that neither length nor beginning of the secret shows in the time it takes (EP-03). */
export function isAuthorised(request: Request, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${secret}`))
}

/** What the doors lend to a run: this host's time, chance and limits. */
export function runSettings(settings: Settings, planet: Planet): Omit<RunSettings, 'log'> {
  return {
    planet,
    folder: dirname(resolve(settings.planetFile)),
    version: packageJson.version,
    deadlineMs:
      planet.fetch.deadlineMs ?? (settings.isFunctionHost ? DEADLINE_ON_FUNCTION_HOSTS_MS : DEADLINE_MS),
    clock: Date.now,
    random: Math.random,
    stop: stopSignal(),
  }
}

/** This server's own address, never the Host header: who asks must not say whom we call. */
export function ownOriginOf({ isFunctionHost, port, siteUrl }: Settings): string | null {
  return isFunctionHost ? siteUrl : `http://127.0.0.1:${port}`
}
