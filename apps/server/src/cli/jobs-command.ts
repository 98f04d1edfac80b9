import type { Host } from '@guildhall/kernel/host'
import { createBoss, deadJobs, retryJob } from '@guildhall/kernel/runtime'
import { Command } from 'commander'
import { Failure } from '../failure.ts'
import { withHost } from './one-shot.ts'
import { table } from './table.ts'

type Boss = ReturnType<typeof createBoss>

export function jobsCommand(): Command {
  const jobs = new Command('jobs').description('Work that failed every time it was tried')
  jobs
    .command('dead')
    .description('Lists jobs that were given up, latest first')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) =>
      withHost((host) => withBoss(host, (boss) => listDead(boss, json ? 'json' : 'table'))),
    )
  jobs
    .command('retry')
    .description('Gives a dead job all its attempts again')
    .argument('<id>', 'from `guildhall jobs dead`')
    .action((id: string) => withHost((host) => withBoss(host, (boss) => retry(boss, id))))
  return jobs
}

async function listDead(boss: Boss, as: 'json' | 'table') {
  const dead = await deadJobs(boss)
  if (as === 'json') return console.log(JSON.stringify(dead, null, 2))
  if (dead.length === 0) return console.log('No dead jobs.')
  console.log(
    table(
      dead.map(({ id, name, attempts, diedAt, fault }) => ({ id, name, attempts: String(attempts), diedAt, fault: fault ?? '' })),
    ),
  )
}

async function retry(boss: Boss, id: string) {
  if (!(await retryJob(boss, id)))
    throw new Failure(`No dead job has the id ${id}. Those there are: guildhall jobs dead`, { exitCode: 65 })
  console.log('It will be tried again by the next `guildhall serve` or `guildhall work`.')
}

async function withBoss(host: Host, work: (boss: Boss) => Promise<void>) {
  const boss = createBoss(host.db.systemPool.options, (err) => host.log.warn({ err }, 'The job queue had a fault'))
  await boss.start()
  try {
    await work(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
}
