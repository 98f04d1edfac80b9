import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const root = resolve(import.meta.dirname, '../../../..')
const web = join(root, 'apps/web')
/** Where `registerPages` finds the pages. */
export const serverBuildPath = join(web, 'build/server/index.js')
const stamp = join(web, 'build/sources.sha256')
const sources = [
  'apps/web/**',
  'ui/src/**',
  'modules/*/web/**',
  'modules/*/contract/**',
  'kernel/src/{page,contract,realtime}/**',
  'package-lock.json',
]
const leftOut = ['**/node_modules/**', 'apps/web/build/**', 'apps/web/test/**', '**/.react-router/**', '**/*.test.ts', '**/*.test.tsx']

/**
 * Makes sure the pages are built from the sources as they are now; builds only when they have changed since.
 * @param progress told once when a build starts; it takes 5 to 20 seconds
 * @throws Error with the build's own words when it fails
 */
export async function ensureWebBuild(progress: (step: string) => void = () => {}): Promise<string> {
  const hash = await sourcesHash()
  if (existsSync(serverBuildPath) && (await readFile(stamp, 'utf8').catch(() => '')) === hash) return serverBuildPath
  progress('Building the pages')
  await build()
  await compressAssets()
  await writeFile(stamp, hash)
  return serverBuildPath
}

async function sourcesHash(): Promise<string> {
  const files: string[] = []
  for await (const file of glob(sources, { cwd: root, exclude: leftOut, withFileTypes: true })) {
    if (file.isFile()) files.push(join(file.parentPath, file.name))
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file))
  return hash.digest('hex')
}

/** Runs in a process of its own: its memory goes back when it is done. */
function build(): Promise<void> {
  const command = [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build']
  const child = spawn(process.execPath, command, { cwd: web, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  child.stderr.on('data', (part: Buffer) => said.push(part))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code) => {
      if (code === 0) return done()
      fail(new Error(`The pages could not be built:\n${Buffer.concat(said).toString().trim().slice(-4000)}`))
    })
  })
}

/** Puts a gzip and a Brotli copy beside each file that gets smaller, so that no request has to. */
async function compressAssets(): Promise<void> {
  const folder = join(web, 'build/client/assets')
  for await (const name of glob('*.{js,css,svg}', { cwd: folder })) {
    const file = join(folder, name)
    const content = await readFile(file)
    if (content.length < 1024) continue
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
  }
}
