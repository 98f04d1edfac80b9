import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../../../..')
export const web = join(root, 'apps/web')

const sources = [
  'apps/web/*.{ts,json}',
  'apps/web/{src,messages}/**',
  'ui/src/**',
  'modules/*/{web,contract}/**',
  'kernel/src/{page,contract,realtime,errors}/**',
  'package-lock.json',
]
const leftOut = ['**/node_modules/**', '**/*.test.ts', '**/*.test.tsx']

/** SHA-256 over everything the pages are built from, names and contents. */
export async function sourcesHash(): Promise<string> {
  const files: string[] = []
  for await (const file of glob(sources, { cwd: root, exclude: leftOut, withFileTypes: true })) {
    if (file.isFile()) files.push(join(file.parentPath, file.name))
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}
