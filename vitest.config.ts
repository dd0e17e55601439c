import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,lib,db,e2e}/**/*.test.ts'],
    testTimeout: 20_000,
    // The longest ones wait for slow servers; meanwhile the others have the cores.
    maxWorkers: availableParallelism() + 1,
  },
})
