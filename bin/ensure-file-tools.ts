// Finds what files are scanned, previewed and kept with: clamd, ffmpeg, poppler, Ceph’s S3; installing it where that is possible. Safe to repeat.
import { existsSync } from 'node:fs'
import { canInstallPackages, installPackages } from './checks/debian.ts'

const tools = {
  '/usr/sbin/clamd': 'clamav-daemon',
  '/usr/bin/ffmpeg': 'ffmpeg',
  '/usr/bin/pdftoppm': 'poppler-utils',
  '/usr/bin/radosgw': 'radosgw',
  '/usr/bin/ceph-mon': 'ceph-mon',
  '/usr/bin/ceph-osd': 'ceph-osd',
  '/usr/bin/ceph': 'ceph-common',
}

/** Null when everything is there, or why something is missing. */
export async function ensureFileTools(): Promise<string | null> {
  const missing = Object.entries(tools).filter(([path]) => !existsSync(path))
  if (missing.length === 0) return null
  const names = missing.map(([, name]) => name)
  if (!canInstallPackages()) return `${names.join(', ')} not installed, and only root on Debian can install them`
  return installPackages(...names)
}

if (import.meta.main) console.log((await ensureFileTools()) ?? 'clamd, ffmpeg, poppler and Ceph are there')
