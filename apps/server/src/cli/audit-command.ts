import { acceptLog, verifyLog } from '@guildhall/audit/api'
import { systemActor } from '@guildhall/kernel'
import type { Host } from '@guildhall/kernel/host'
import { Command } from 'commander'
import { tenantNamed, withHost } from './one-shot.ts'

export function auditCommand(): Command {
  const audit = new Command('audit').description('The log of everything done and refused')
  audit
    .command('verify')
    .description('Works out every seal of the log again: says whether an entry was changed or taken away')
    .requiredOption('--tenant <slug>', 'the community')
    .option('--accept', 'take its end as it is now for right, for instance after restoring a backup')
    .action((options: { tenant: string; accept?: boolean }) => withHost((host) => verify(host, options)))
  return audit
}

async function verify(host: Host, { tenant: slug, accept }: { tenant: string; accept?: boolean }) {
  const tenant = await tenantNamed(host, slug)
  const reader = host.reader(tenant, systemActor(tenant.id))
  const { intact, checked, unsealed, firstBreak } = await (accept ? acceptLog(reader) : verifyLog(reader))
  const rest = unsealed > 0 ? `; ${unsealed} newer ones are not sealed yet` : ''
  if (intact) return console.log(`✓ ${checked} entries are as they were written${rest}.`)
  console.log(`✗ After ${checked} entries that hold, at place ${firstBreak?.chainNo}: ${firstBreak?.sentence}`)
  process.exitCode = 1
}
