/** Exit codes: for what the operator must mend, and for what a supervisor may try again. */
const BAD_CONFIGURATION = 2
const FAILED = 1

/**
 * Boot, the same under every server: a wrong setting stops the start with all faults named and nothing served; then the store
 * is brought to this version's schema, and the schedule runs where the server stays up.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { describeFaults, loadConfig } = await import('./lib/config')
    const config = await loadConfig()
    if ('faults' in config) {
      console.error(describeFaults(config.faults))
      process.exit(BAD_CONFIGURATION)
    }
    const { migrate } = await import('./db/migrate')
    const { describeOpening } = await import('./db/queries/store')
    await migrate({ readOnly: config.settings.cronSecret === null }).catch((error: Error) => {
      const { words, passes } = describeOpening(error, config.settings.databaseUrl)
      console.error(`The store cannot be opened: ${words}`)
      process.exit(passes ? FAILED : BAD_CONFIGURATION)
    })
    const { describeBoot, live } = await import('./lib/ingest/boot')
    for (const line of await describeBoot(config.settings, config.planet)) console.log(line)
    if (!config.settings.isFunctionHost) {
      const { standBeforeNext } = await import('./lib/cache/stand-before-next.mjs')
      // Whether an answer still holds is read from a file at each request; to ask Redis would take longer than to ask Next.
      standBeforeNext({ remembers: config.settings.redisUrl === null })
    }
    live(config.settings)
  }
}
