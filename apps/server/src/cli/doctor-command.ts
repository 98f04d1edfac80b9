import { Command } from 'commander'
import { examine } from '../doctor.ts'

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('Checks whether this machine can run Guildhall, and says what to do where not')
    .action(async () => {
      const findings = await examine()
      for (const { what, well, says } of findings) console.log(`${well ? '✓' : '✗'} ${what}: ${says}`)
      if (findings.some((finding) => !finding.well)) process.exitCode = 1
    })
