import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, type Task } from './run.ts'

const node = process.execPath
const local = (file: string) => join(root, 'node_modules', file)
const routesKnown = existsSync(join(root, 'apps/web/react-router.config.ts'))

/** What can be said about the code without running it. */
export const staticChecks: readonly Task[] = [
  {
    name: 'types',
    command: [
      'sh',
      '-c',
      [
        ...(routesKnown ? ['cd apps/web && react-router typegen && cd ../..'] : []),
        `exec ${node} ${local('typescript7/bin/tsc')} -p .`,
      ].join(' && '),
    ],
  },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
  {
    name: 'import laws',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'kernel', 'ui', 'modules', 'apps', 'bin', 'bench', 'journeys'],
  },
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off', '--max-diagnostics=50'] },
  // To mend: move node_modules and package-lock.json away, `npm install --package-lock-only`: beside installed packages npm
  // writes those of this platform only.
  { name: 'lock file', command: ['npm', 'ci', '--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--loglevel=error'] },
  { name: 'sizes and time', command: [node, 'bin/checks/sources.ts'] },
]

export const pureTests: Task = { name: 'pure tests', command: ['vitest', 'run', '--project', 'pure', '--reporter=dot'] }
