/** Boot, the same under every server: configuration checked, store migrated, schedule running. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./lib/ingest/boot')
  await boot()
}
