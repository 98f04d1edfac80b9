// Finds a Chromium for the browser journeys, installing one where that is possible. Safe to repeat.
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { canInstallPackages, installPackages } from './checks/debian.ts'
import { run } from './checks/run.ts'

export type Found = { path: string } | { missing: string }

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
]
const find = () => places.find((path) => path && existsSync(path))

export async function ensureChromium(): Promise<Found> {
  const reason = find() === undefined ? await install() : null
  const path = find()
  return path === undefined ? { missing: reason ?? 'no Chromium was found' } : { path }
}

async function install(): Promise<string | null> {
  if (canInstallPackages()) return installPackages('chromium')
  console.log('Installing Playwright’s own Chromium …')
  const { passed, output } = await run({ name: 'chromium', command: ['playwright', 'install', 'chromium'] })
  return passed ? null : `Playwright could not install its Chromium: ${output.trim().split('\n').at(-1)}`
}

if (import.meta.main) console.log(await ensureChromium())
