import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/db/embedded/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the PostgreSQL the tests share; each worker makes databases of its own in it. */
    postgres: { url: string; trusted: boolean }
  }
}

let stop: () => Promise<void> = async () => {}

/** One PostgreSQL for the whole run: the server at TEST_DATABASE_URL, or the embedded one in a temporary folder. */
export async function setup(project: TestProject): Promise<void> {
  const url = process.env.TEST_DATABASE_URL
  if (url) return project.provide('postgres', { url, trusted: false })
  const dataDir = mkdtempSync(join(tmpdir(), 'guildhall-test-'))
  // The user postgres must be able to pass through to its own folder in it.
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, profile: 'test' })
  stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  project.provide('postgres', { url: server.url('owner'), trusted: true })
}

export const teardown = (): Promise<void> => stop()
