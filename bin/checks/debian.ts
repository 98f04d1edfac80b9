import { existsSync } from 'node:fs'
import { run } from './run.ts'

/** Only root on Debian (or its children) may install packages without asking anybody. */
export const canInstallPackages = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version')

/** Installs Debian packages; the answer is null when they are there, else why they are not. */
export async function installPackages(...names: readonly string[]): Promise<string | null> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = ['apt-get', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=300', 'install', '--no-install-recommends', ...names]
  console.log(`Installing ${names.join(', ')} from Debian …`)
  if ((await run({ name: 'install', command: install, env })).passed) return null
  await run({ name: 'update', command: ['apt-get', '-qq', 'update'], env })
  const second = await run({ name: 'install', command: install, env })
  return second.passed ? null : `apt-get could not install ${names.join(', ')}: ${second.output.trim().split('\n').at(-1)}`
}
