import type { Host } from '@guildhall/kernel/host'
import { createLogger } from '@guildhall/kernel/runtime'
import { Command } from 'commander'
import { openDatabase } from '../database.ts'
import { DEMO_PASSWORD, demoLogins, installDemo } from '../demo.ts'
import { type Roles, runProgram } from '../run-program.ts'
import { createProgress, noProgress } from './progress.ts'
import { isSet, readSettings } from './settings.ts'
import { listenForStop } from './stop-signal.ts'

export const serveCommand = (): Command =>
  new Command('serve')
    .description('Runs the server: web pages, API, sockets, and the work behind them')
    .option('--no-work', 'leave jobs and event deliveries to `guildhall work` elsewhere')
    .action(({ work }: { work: boolean }) => run({ serve: true, work }))

export const workCommand = (): Command =>
  new Command('work').description('Runs jobs and event deliveries only').action(() => run({ serve: false, work: true }))

async function run(roles: Roles) {
  const ready = roles.serve ? sayReady : () => say('Guildhall is at work')
  await runProgram({ config: readSettings(), roles, progress: noProgress, stopSignal: listenForStop(), ready })
}

export const demoCommand = (): Command =>
  new Command('demo')
    .description('Runs a demonstration on this machine only: five communities with known logins')
    .action(async () => {
      const stopSignal = listenForStop()
      const progress = createProgress()
      // Known logins must never be reachable from elsewhere, whatever HOST says.
      const config = readSettings({ demo: true, host: '127.0.0.1', ...(isSet('LOG_LEVEL') ? {} : { logLevel: 'warn' }) })
      let introduction = ''
      await runProgram({
        config,
        roles: { serve: true, work: true },
        progress,
        stopSignal,
        async prepare(host) {
          await installDemo(host, progress)
          introduction = await introduce(host)
        },
        ready(host) {
          say(introduction)
          sayReady(host)
        },
      })
    })

export const migrateCommand = (): Command =>
  new Command('migrate').description('Brings the database to the state this version needs; safe to repeat').action(async () => {
    const config = readSettings(isSet('LOG_LEVEL') ? {} : { logLevel: 'error' })
    const { applied, stop } = await openDatabase(config, createLogger(config))
    await stop()
    say(applied.length === 0 ? 'Nothing to do: the database is up to date.' : `Applied:\n  ${applied.join('\n  ')}`)
  })

async function introduce(host: Host): Promise<string> {
  const logins = await demoLogins(host)
  const width = Math.max(0, ...logins.map((login) => login.email.length))
  const lines = logins.map(({ email, roles, url }) => `  ${email.padEnd(width)}  ${url}  ${roles.join(', ')}`)
  return [
    '',
    'This is a demonstration: everyone knows its logins. It listens on this machine only.',
    `Sign in with any of these and the password ${DEMO_PASSWORD}`,
    '',
    ...lines,
    '',
  ].join('\n')
}

const sayReady = ({ config }: Host) => say(`Guildhall is ready at ${config.publicProtocol}://${config.publicHost}`)
const say = (text: string) => process.stdout.write(`${text}\n`)
