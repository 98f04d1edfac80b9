import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'

const main = fileURLToPath(new URL('../../../../bench/src/main.ts', import.meta.url))

export const benchCommand = (): Command =>
  new Command('bench')
    .description('Measures this machine: throughput and latency, beside the machine’s own limits; takes minutes')
    .allowUnknownOption()
    .argument('[options...]', 'handed to the bench')
    .action(async (options: string[]) => {
      const child = spawn(process.execPath, [main, ...options], { stdio: 'inherit' })
      process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
    })
