import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const config = join(root, '.dependency-cruiser.cjs')
const laws: { name: string }[] = createRequire(import.meta.url)(config).forbidden

/** One offence per law: the file at fault and what it imports. */
const offences: Record<string, [file: string, source: string][]> = {
  'no-cycles': [
    ['kernel/src/db/one.ts', `import type { Two } from './two.ts'\nexport type One = Two`],
    ['kernel/src/db/two.ts', `import type { One } from './one.ts'\nexport type Two = One`],
  ],
  'imports-resolve': [['kernel/src/db/lost.ts', `import './nowhere.ts'`]],
  'kernel-knows-no-module': [['kernel/src/http/greedy.ts', `import '@guildhall/forum/contract'`]],
  'ui-knows-only-react-and-itself': [['ui/src/fetching.ts', `import '@guildhall/kernel/contract'`]],
  'modules-meet-at-their-doors': [['modules/jobs/server/store.ts', `import '../../people/server/store.ts'`]],
  'api-only-of-foundation-modules': [['modules/jobs/server/jobs.ts', `import '@guildhall/forum/api'`]],
  'foundation-knows-no-product': [['modules/people/server/store.ts', `import type { Topic } from '@guildhall/forum/contract'`]],
  'apps-enter-modules-by-their-doors': [
    ['apps/server/src/bridges/likes.ts', `import '../../../../modules/people/server/store.ts'`],
  ],
  'one-list-of-modules': [['apps/server/src/serve.ts', `import '@guildhall/forum/module'`]],
  'contracts-are-browser-safe': [['modules/jobs/contract/job.ts', `import '@guildhall/kernel'`]],
  'kernel-contract-is-browser-safe': [['kernel/src/contract/heavy.ts', `import 'kysely'`]],
  'web-never-imports-server': [['modules/forum/web/screens/topic.tsx', `import type { Row } from '../../server/store.ts'`]],
  'web-takes-contracts-from-the-kernel': [['apps/web/src/shell/frame.tsx', `import '@guildhall/kernel'`]],
  'node-stays-out-of-screens': [['apps/web/src/shell/menu.tsx', `import 'node:fs'`]],
  'rules-are-pure': [['modules/forum/server/rules.ts', `import 'node:crypto'`]],
  'policies-are-pure': [['modules/forum/server/policy.ts', `import './store.ts'`]],
  'testing-only-from-tests': [['modules/forum/server/commands/cheat.ts', `import '../../testing/factories.ts'`]],
  'program-runs-without-development-packages': [['kernel/src/log/log.ts', `import 'pretty'`]],
}
/** What the offences reach for, itself without fault. */
const innocent: [file: string, source: string][] = [
  ['kernel/src/index.ts', `export const kernel = 1`],
  ['kernel/src/contract/index.ts', `export const contract = 1`],
  ['modules/people/server/row.ts', `export type Row = 1`],
  [
    'modules/forum/contract/index.ts',
    `import { contract } from '@guildhall/kernel/contract'\nexport type Topic = typeof contract`,
  ],
  ['modules/forum/server/api.ts', `export const api = 1`],
  ['modules/forum/server/module.ts', `export const module = 1`],
  ['modules/forum/server/store.ts', `export type Row = 1`],
  ['modules/forum/testing/factories.ts', `export const aTopic = 1`],
  ['modules/forum/test/reading.test.ts', `import '../testing/factories.ts'\nimport '@guildhall/forum/module'`],
  ['apps/server/src/modules.ts', `import '@guildhall/forum/module'`],
]
const packages = {
  'node_modules/kysely': {},
  'node_modules/pretty': {},
  kernel: { devDependencies: { pretty: '1' }, exports: { '.': './src/index.ts', './contract': './src/contract/index.ts' } },
  'modules/forum': {
    exports: { './contract': './contract/index.ts', './api': './server/api.ts', './module': './server/module.ts' },
  },
}

let folder: string
let broken: Map<string, string[]>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-laws-'))
  for (const [file, source] of [...innocent, ...Object.values(offences).flat()]) await plant(file, `${source}\n`)
  for (const [path, manifest] of Object.entries(packages)) {
    await plant(join(path, 'package.json'), JSON.stringify({ name: path, type: 'module', ...manifest }))
  }
  for (const path of ['node_modules/kysely', 'node_modules/pretty']) await plant(join(path, 'index.js'), 'export const x = 1\n')
  await mkdir(join(folder, 'node_modules/@guildhall'))
  await symlink(join(folder, 'kernel'), join(folder, 'node_modules/@guildhall/kernel'))
  await symlink(join(folder, 'modules/forum'), join(folder, 'node_modules/@guildhall/forum'))
  broken = await cruise()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('every import law has a planted offence', () => {
  expect(Object.keys(offences).sort()).toEqual(laws.map(({ name }) => name).sort())
})

test.each(Object.keys(offences))('%s bites, and bites only the offender', (name) => {
  const planted = offences[name]?.map(([file]) => file) ?? []
  const found = broken.get(name) ?? []
  expect(found.filter((file) => planted.includes(file))).not.toEqual([])
  expect(found.filter((file) => innocent.some(([other]) => other === file))).toEqual([])
})

async function plant(file: string, source: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), source)
}

async function cruise(): Promise<Map<string, string[]>> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, '--config', config, '--output-type', 'json', 'kernel', 'ui', 'modules', 'apps']
  const report: { summary: { violations: { from: string; rule: { name: string } }[] } } = JSON.parse(await output(args))
  const files = new Map<string, string[]>()
  for (const { from, rule } of report.summary.violations) files.set(rule.name, [...(files.get(rule.name) ?? []), from])
  return files
}

/** The cruiser exits with the number of violations, so only its output says whether it worked. */
function output(args: string[]): Promise<string> {
  return new Promise((done, failed) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout, stderr) =>
      stdout === '' ? failed(new Error(stderr)) : done(stdout),
    )
  })
}
