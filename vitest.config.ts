import { defineConfig } from 'vitest/config'

const shared = { pool: 'threads', isolate: false, testTimeout: 20_000, hookTimeout: 60_000 } as const
const ignored = ['**/node_modules/**', '**/build/**', 'journeys/**', '.data/**', '.cache/**', 'artifacts/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: [
            '{kernel/src,kernel/testing,ui/src,bin,bench}/**/*.test.{ts,tsx}',
            'modules/*/{contract,server,web}/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
          ],
          exclude: ignored,
        },
      },
    ],
  },
})
