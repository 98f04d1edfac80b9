import { buildRegistry } from '@guildhall/kernel/host'
import { openApiDocument } from '@guildhall/kernel/runtime'
import { Command } from 'commander'
import { modules } from '../modules.ts'
import { version } from '../version.ts'

export const openApiCommand = (): Command =>
  new Command('openapi').description('Writes the description of the API (OpenAPI 3.1) to standard output').action(() => {
    process.stdout.write(`${JSON.stringify(openApiDocument(buildRegistry(modules), { version }), null, 2)}\n`)
  })
