import { defineConfig } from 'vitest/config'

const shared = { pool: 'threads', isolate: false, testTimeout: 20_000, hookTimeout: 60_000 } as const
const exclude = ['**/node_modules/**', '**/build/**', '**/.data/**', '**/.cache/**', '**/artifacts/**']

// These start the embedded PostgreSQL or the whole program themselves: another server makes no difference to them.
const embeddedOnly = ['kernel/test/embedded-postgres.test.ts', 'apps/server/test/starting.test.ts']
const storiesExclude = process.env.TEST_DATABASE_URL ? [...exclude, ...embeddedOnly] : exclude

/** `pure`: beside the code, nothing but memory. `stories`: the running program on a real PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: [
            ...['kernel/src', 'kernel/testing', 'ui/src', 'bin', 'bench'].map((place) => `${place}/**/*.test.{ts,tsx}`),
            'modules/*/{contract,server,web}/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
          ],
          exclude,
        },
      },
      {
        test: {
          ...shared,
          name: 'stories',
          include: ['kernel', 'ui', 'modules/*', 'apps/*'].map((place) => `${place}/test/**/*.test.{ts,tsx}`),
          exclude: storiesExclude,
          globalSetup: 'kernel/testing/global-setup.ts',
          setupFiles: 'apps/server/testing/setup.ts',
        },
      },
    ],
  },
})
