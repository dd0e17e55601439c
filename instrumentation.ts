/** Exit code for what the operator must mend. */
const BAD_CONFIGURATION = 2

/**
 * Boot, the same under every server: a wrong setting stops the start with all faults named and nothing served; then the store
 * is brought to this version's schema, and the schedule runs where the server stays up.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { describeFaults, loadPlanet, readSettings } = await import('./lib/config')
  const read = readSettings()
  const loaded = 'faults' in read ? read : await loadPlanet(read.settings)
  if ('faults' in read || 'faults' in loaded) {
    console.error(describeFaults('faults' in loaded ? loaded.faults : []))
    process.exit(BAD_CONFIGURATION)
  }
  const { migrate } = await import('./db/migrate')
  await migrate()
  const { keepRunning } = await import('./lib/ingest/keep-running')
  keepRunning(read.settings)
}
