import { describeRefusal, faultOfFile, loadSecret, type Settings } from '../config'
import { refuse } from './load-settings'
import { makeSecret } from './make-secret'

/** The secret of the ingest door, made and shown once where there is none; ends the process where that is impossible. */
export async function getOrMakeSecret(settings: Settings): Promise<string> {
  const kept = await loadSecret(settings)
  if ('faults' in kept) refuse(kept.faults)
  if (kept.secret !== null) return kept.secret
  const file = settings.secretFile
  const made = await makeSecret(file).catch((error: NodeJS.ErrnoException) => {
    return refuse([faultOfFile(file, `cannot be written: ${describeRefusal(error)}; set CRON_SECRET`)])
  })
  console.log(`No CRON_SECRET: made ${file}, which opens /api/ingest and is shown this once: ${made}`)
  return made
}
