import { defineConfig } from 'vitest/config'

/** How many times longer a test may take on a machine that is slow or shared; a limit that load alone passes proves nothing. */
const patience = Number(process.env['KAPU_TEST_PATIENCE'] ?? 1)

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'simulator/**/*.test.ts', 'demo/**/*.test.ts', 'web/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/factories/global-database.ts'],
    testTimeout: 30_000 * patience,
    hookTimeout: 120_000 * patience,
    maxWorkers: 2,
    // Files share their worker's modules: loading them anew for each took a quarter of the run. What a test sets in a module it sets back.
    isolate: false
  }
})
