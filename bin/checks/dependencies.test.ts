import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { version?: string; integrity?: string; license?: string; link?: boolean; hasInstallScript?: boolean }
type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>

const root = new URL('../../', import.meta.url)
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json')
const foreign = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('[SEC-03] every package of the lock file is told by its SHA-512: nobody swaps one on its way', () => {
  expect(foreign.length).toBeGreaterThan(300)
  expect(foreign.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
})

test('[SEC-03] what we depend on is named by exact versions', () => {
  const manifests = globSync(['package.json', '{kernel,ui,bench}/package.json', '{modules,apps}/*/package.json'], { cwd: root })
  expect(manifests.length).toBeGreaterThan(10)
  const loose = manifests.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = read<Manifest>(path)
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    return all
      .filter(([, version]) => !/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name]) => `${path}: ${name}`)
  })
  expect(loose).toEqual([])
})

// Licences that ask for nothing a self-hosted program under Apache 2.0 cannot give. LGPL: libraries that are linked, not copied.
const fine = new Set(
  `MIT MIT-0 ISC 0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 Unlicense CC0-1.0 CC-BY-4.0 Python-2.0 PSF-2.0 Zlib MPL-2.0 OFL-1.1
  LGPL-3.0-or-later`.split(/\s+/),
)
// The lock file does not tell; read in the package itself.
const toldElsewhere: Readonly<Record<string, string>> = { 'xmlhttprequest-ssl': 'MIT' }

test('[SEC-03] every package’s licence lets this program be shipped', () => {
  const mayShip = (licence: string): boolean => {
    // Some older packages name the address of the text as well.
    const bare = licence.replace(/ \(https?:[^)]*\)/, '').replace(/[()]/g, '')
    if (bare.includes(' AND ')) return bare.split(' AND ').every(mayShip)
    return bare.split(' OR ').some((one) => fine.has(one.trim()))
  }
  const strange = foreign.flatMap(([path, { license }]) => {
    const licence = license ?? toldElsewhere[nameOf(path)] ?? 'unknown'
    return mayShip(licence) ? [] : [`${nameOf(path)}: ${licence}`]
  })
  expect(strange).toEqual([])
})
