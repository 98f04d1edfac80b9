import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { job } from '../src/job/job.ts'
import { systemActor } from '../src/policy/actor.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, until } from './kit.ts'

test('[BG-19] a job whose worker is killed with -9 runs again elsewhere within half a minute', async () => {
  const address = await freshDatabase()
  const strike = job({ name: 'belfry.strike', input: z.object({ number: z.number().int() }), run: async () => {} })
  const host = await aHost(address, { jobs: [strike] })
  onTestFinished(() => host.close())
  const tenant = await aTenant(host)
  const actor = systemActor(tenant.id)
  const rings = async () =>
    (await host.reader(tenant, actor).db.selectFrom('rings').select('number').orderBy('id').execute()).map((row) => row.number)
  const worker = async (pauseMs: number) => {
    const script = fileURLToPath(new URL('./job-worker.ts', import.meta.url))
    const child = spawn(process.execPath, [script, JSON.stringify(address), `${pauseMs}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    return child
  }
  const first = await worker(60_000)
  await host.transact(tenant, actor, async (tx) => tx.ask(strike, { number: 1 }))
  await until(async () => (await rings()).length === 1)
  const second = await worker(0)
  first.kill('SIGKILL')
  await until(async () => (await rings()).length === 2, 35_000)
  expect(await rings()).toEqual([101, 102])
  second.kill('SIGTERM')
  await once(second, 'exit')
}, 60_000)
