// The import laws of ARCHITECTURE.md, one rule each. `bin/checks/import-laws.test.ts` shows every one of them biting.

const FOUNDATION =
  'identity|tenants|access|people|administration|organisations|invitations|records|files|tags|notify|search|moderation|audit'
/** Where testing code lives: tests, stories, factories, the kit itself, browser journeys. */
const TESTING = '\\.test\\.tsx?$|(^|/)(test|testing)/|^(journeys|bench)/|^vitest[^/]*\\.ts$'
const WEB = '^(ui/src|apps/web/src|modules/[^/]+/web)/'
/** What of the kernel a page may hold at run time. */
const BROWSER_SAFE_KERNEL = ['^kernel/src/(contract|client|page)/', '^kernel/src/realtime/client\\.ts$']
const npm = (...names) => `^node_modules/(${names.join('|')})(/|$)`

const law = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    law('no-cycles', 'Files that import each other cannot be understood or changed one at a time.', {}, { circular: true }),
    law(
      'imports-resolve',
      'Every import leads to a file or a declared package.',
      {},
      { couldNotResolve: true, pathNot: '^virtual:' },
    ),

    law(
      'kernel-knows-no-module',
      'The kernel knows no feature: modules come to it by their manifests.',
      { path: '^kernel/', pathNot: '^kernel/node_modules/' },
      { path: '^(modules|apps|ui|blueprints|bin|bench|journeys)/' },
    ),
    law(
      'ui-knows-only-react-and-itself',
      'ui is tokens, primitives and patterns: no data, no kernel, no module.',
      { path: '^ui/src/' },
      {
        pathNot: [
          '^ui/src/',
          npm('react', 'react-dom', '@types/react', '@types/react-dom', '@mantine/[^/]+', '@tabler/icons-react', 'vitest'),
        ],
      },
    ),

    law(
      'modules-meet-at-their-doors',
      'From another module: its contract, its api, and in tests its testing.',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/(contract|testing)/', '^modules/[^/]+/server/api\\.ts$'] },
    ),
    law(
      'api-only-of-foundation-modules',
      'Product modules never call each other: they meet in contracts or in a bridge.',
      { path: '^modules/([^/]+)/' },
      { path: '^modules/[^/]+/server/api\\.ts$', pathNot: ['^modules/$1/', `^modules/(${FOUNDATION})/`] },
    ),
    law(
      'foundation-knows-no-product',
      'Foundation modules stand below the product modules and import nothing of theirs.',
      { path: `^modules/(${FOUNDATION})/`, pathNot: TESTING },
      { path: '^modules/', pathNot: `^modules/(${FOUNDATION})/` },
    ),
    law(
      'apps-enter-modules-by-their-doors',
      'Apps take a module’s manifest, contract, api and web; what is behind those is private.',
      { path: '^(apps|bin|bench)/', pathNot: TESTING },
      {
        path: '^modules/',
        pathNot: ['^modules/[^/]+/(contract/index|web/(index|routes))\\.ts$', '^modules/[^/]+/server/(module|api)\\.ts$'],
      },
    ),
    law(
      'one-list-of-modules',
      'apps/server/src/modules.ts is the only list of manifests.',
      { path: '^(apps|bin|bench|kernel|ui)/', pathNot: ['^apps/server/src/modules\\.ts$', TESTING] },
      { path: '^modules/[^/]+/server/module\\.ts$' },
    ),

    law(
      'contracts-are-browser-safe',
      'Contracts import the schema library, the kernel’s contract, their own files and foundation contracts.',
      { path: '^modules/([^/]+)/contract/', pathNot: '\\.test\\.ts$' },
      {
        pathNot: ['^modules/$1/contract/', `^modules/(${FOUNDATION})/contract/`, '^kernel/src/contract/', npm('zod')],
      },
    ),
    law(
      'kernel-contract-is-browser-safe',
      'The kernel’s contract, client and page doors run in browsers: no Node, no database; types may be named.',
      { path: BROWSER_SAFE_KERNEL, pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          ...BROWSER_SAFE_KERNEL,
          '^kernel/src/(errors/|realtime/protocol|event/position\\.ts)',
          npm('zod', 'react-router', 'socket.io-client'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    law(
      'web-never-imports-server',
      'Pages reach data through contracts and the loader context; types of the kernel may be named.',
      { path: WEB, pathNot: '\\.test\\.tsx?$' },
      { path: ['^modules/[^/]+/(server|testing)/', '^apps/server/', '^kernel/testing/'] },
    ),
    law(
      'web-takes-contracts-from-the-kernel',
      'At run time a page holds the kernel’s contract, client and page doors only; anything else would bundle a server into it.',
      { path: WEB, pathNot: '\\.test\\.tsx?$' },
      { path: '^kernel/src/', pathNot: BROWSER_SAFE_KERNEL, dependencyTypesNot: ['type-only'] },
    ),
    law(
      'node-stays-out-of-screens',
      'Screens run in browsers; only the entry of the page server may use Node.',
      { path: WEB, pathNot: ['\\.test\\.tsx?$', '^apps/web/src/(entry\\.server|server-markup)\\.tsx?$', '\\.server\\.tsx?$'] },
      { dependencyTypes: ['core'] },
    ),

    law(
      'rules-are-pure',
      'rules.ts decides from its arguments alone: no I/O, no clock, no database.',
      { path: '^modules/([^/]+)/server/rules(\\.ts|/)', pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          '^modules/$1/server/(rules(\\.ts|/)|errors\\.ts$)',
          '^modules/[^/]+/contract/',
          '^kernel/src/(index\\.ts$|contract/|errors/|policy/|machine/)',
          npm('zod'),
        ],
      },
    ),
    law(
      'policies-are-pure',
      'policy.ts names scopes and verdicts: it may build SQL and read rules, and runs neither.',
      { path: '^modules/([^/]+)/server/policy(\\.ts|/)', pathNot: '\\.test\\.ts$' },
      {
        pathNot: [
          '^modules/$1/server/(policy(\\.ts|/)|rules(\\.ts|/)|errors\\.ts$|db\\.ts$|tables)',
          '^modules/[^/]+/contract/',
          `^modules/(${FOUNDATION})/server/api\\.ts$`,
          '^kernel/src/(index\\.ts$|contract/|errors/|policy/|command/|db/|tenant/)',
          npm('zod', 'kysely'),
        ],
      },
    ),
    law(
      'testing-only-from-tests',
      'Factories, worlds and laws never reach the program.',
      { pathNot: `${TESTING}|^bin/` },
      { path: ['^(kernel|modules/[^/]+)/testing/', '^node_modules/(vitest|fast-check|@playwright/test|@axe-core/playwright)/'] },
    ),
    law(
      'program-runs-without-development-packages',
      'What the program imports is among its dependencies, not its devDependencies.',
      { path: '^(kernel/src|modules/[^/]+/(server|contract)|apps/server/src|ui/src)/', pathNot: TESTING },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(build|dist|\\.react-router|\\.data|\\.cache|artifacts)/', '\\+types/', '^\\?'] },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
