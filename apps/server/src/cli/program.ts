import { Command } from 'commander'
import { version } from '../version.ts'
import { auditCommand } from './audit-command.ts'
import { benchCommand } from './bench-command.ts'
import { blueprintCommand } from './blueprint-command.ts'
import { doctorCommand } from './doctor-command.ts'
import { inviteCommand } from './invite-command.ts'
import { jobsCommand } from './jobs-command.ts'
import { keysCommand } from './keys-command.ts'
import { openApiCommand } from './openapi-command.ts'
import { operatorCommand } from './operator-command.ts'
import { runCommand } from './run-command.ts'
import { demoCommand, migrateCommand, serveCommand, workCommand } from './serve-commands.ts'
import { tenantCommand } from './tenant-command.ts'
import { userCommand } from './user-command.ts'

const examples = `
Examples:
  guildhall demo                                          five communities to try, on this machine only
  guildhall tenant create gimbi --blueprint gimbi         a community of your own
  guildhall user create --tenant gimbi --email you@example.org --name "You" --role admin
  guildhall invite --tenant gimbi --role admin            prints a link for a community's first administrator
  guildhall serve                                         for real use; settings are in .env.example
  guildhall run forum.list-topics --tenant gimbi --input '{"limit": 5}'

Exit codes: 0 done, 1 refused, 64 usage, 65 bad data, 69 unavailable, 70 fault of Guildhall, 74 disk, 78 settings.`

/** The `guildhall` command with all it can do. */
export function createProgram(): Command {
  const program = new Command('guildhall')
    .description('One self-hosted program in which communities learn, work and trade.')
    .version(version)
    .addHelpText('after', examples)
    .showHelpAfterError('(guildhall --help lists the commands)')
    .configureOutput({ outputError: (text, write) => write(text) })
  const commands = [
    serveCommand(),
    workCommand(),
    demoCommand(),
    migrateCommand(),
    tenantCommand(),
    blueprintCommand(),
    userCommand(),
    inviteCommand(),
    operatorCommand(),
    runCommand(),
    jobsCommand(),
    auditCommand(),
    keysCommand(),
    openApiCommand(),
    doctorCommand(),
    benchCommand(),
  ]
  for (const command of commands) program.addCommand(endsWithUsageCode(command))
  return endsWithUsageCode(program)
}

/** commander ends with 1 on a wrong command line; 64 (`EX_USAGE`) tells it from a refusal. */
const endsWithUsageCode = (command: Command): Command => {
  for (const inner of command.commands) endsWithUsageCode(inner)
  return command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 64))
}
