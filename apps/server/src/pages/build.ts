import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { childEnvironment } from '@guildhall/kernel/runtime'
import { compressFiles } from './compress.ts'
import { root, sourcesHash, web } from './sources.ts'

const builds = join(web, 'build')
const keptBuilds = 3

/**
 * Makes sure the pages are built from the sources as they are now; builds only when they have changed since. Each build
 * has a folder of its own, so that programs that run or start meanwhile keep theirs whole.
 * @param progress told once when a build starts; it takes 5 to 20 seconds
 * @returns absolute path of the server's part, for `registerPages`
 * @throws Error with the build's own words when it fails
 */
export async function ensureWebBuild(progress: (step: string) => void = () => {}): Promise<string> {
  const folder = join(builds, (await sourcesHash()).slice(0, 16))
  const serverBuild = join(folder, 'server/index.js')
  if (existsSync(serverBuild)) return serverBuild
  progress('Building the pages')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(builds, { recursive: true })
  await build(unfinished)
  await compressFiles(join(unfinished, 'client/assets'))
  // Whoever is first wins; both were built from the same sources.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  await dropOldBuilds(folder)
  return serverBuild
}

/** Runs in a process of its own: its memory goes back when it is done. */
function build(folder: string): Promise<void> {
  const command = [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build']
  const env = childEnvironment({ WEB_BUILD_FOLDER: folder, NODE_ENV: 'production' })
  const child = spawn(process.execPath, command, { cwd: web, env, stdio: ['ignore', 'pipe', 'pipe'] })
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

async function dropOldBuilds(current: string): Promise<void> {
  const folders = (await readdir(builds)).map((name) => join(builds, name)).filter((folder) => folder !== current)
  const aged = await Promise.all(
    folders.map(async (folder) => ({ folder, at: (await stat(folder).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const old = aged.sort((a, b) => b.at - a.at).slice(keptBuilds - 1)
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })))
}
