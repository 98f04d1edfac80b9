import { expect, test } from 'vitest'
import { z } from 'zod'
import { toyManifest, toyRegistry } from '../../testing/toy-modules.ts'
import { buildRegistry } from '../command/registry.ts'
import { formatProblem } from './check/problem.ts'
import { manifestSchema } from './manifest.ts'
import { validateBlueprint } from './validate.ts'

type Toy = ReturnType<typeof toyManifest>
const registry = toyRegistry()
/** The problems of a manifest after one thing was broken in it. */
const problemsAfter = (breaking: (manifest: any) => void) => {
  const manifest: Toy = toyManifest()
  breaking(manifest)
  const result = validateBlueprint(registry, manifest)
  return result.ok ? [] : result.problems
}

test('[PLAT-07] one manifest selects modules, roles, registration mode, branding, words and seed data', () => {
  const result = validateBlueprint(registry, toyManifest())
  expect(result).toMatchObject({
    ok: true,
    manifest: {
      modules: ['forum'],
      community: { registration: 'open', branding: { primary: '#b5482a', font: 'system' }, words: {} },
    },
  })
})

test('a problem names path, value and what was expected', () => {
  expect(
    problemsAfter((m) => {
      m.community.registration = 'opne'
    }),
  ).toEqual([
    { path: 'community.registration', value: 'opne', expected: 'one of open, invitation, organisation (did you mean open?)' },
  ])
  expect(
    problemsAfter((m) => {
      m.demo.forum.topics[0].daysAgo = 'two'
    }),
  ).toEqual([{ path: 'demo.forum.topics[0].daysAgo', value: 'two', expected: 'a number' }])
})

test('a problem reads as one line', () => {
  const [problem] = problemsAfter((m) => {
    delete m.community.tagline
  })
  expect(problem && formatProblem({ ...problem, file: 'blueprint.yaml', line: 9 })).toBe(
    'blueprint.yaml:9 community.tagline is missing; expected text',
  )
})

test.each<[string, (m: any) => void, string, string]>([
  [
    'a mistyped name',
    (m) => {
      m.acess = m.access
    },
    'acess',
    'did you mean access?',
  ],
  [
    'a mistyped name deep inside',
    (m) => {
      m.access.roles[1].inherit = []
    },
    'access.roles[1].inherit',
    'did you mean inherits?',
  ],
  [
    'a colour that is none',
    (m) => {
      m.forum.categories[0].colour = 'red'
    },
    'forum.categories[0].colour',
    '#rrggbb',
  ],
  [
    'a permission nobody declares',
    (m) => {
      m.access.roles[0].permissions = ['forum.topic.crate']
    },
    'access.roles[0].permissions[0]',
    'did you mean forum.topic.create?',
  ],
  [
    'a pattern that matches nothing',
    (m) => {
      m.access.roles[0].permissions = ['jobs.*']
    },
    'access.roles[0].permissions[0]',
    'a permission some module declares',
  ],
  [
    'a role that is not there',
    (m) => {
      m.access.roles[1].inherits = ['membr']
    },
    'access.roles[1].inherits[0]',
    'did you mean member?',
  ],
  [
    'a circle of roles',
    (m) => {
      m.access.roles[0].inherits = ['keeper']
    },
    'access.roles[0].inherits[0]',
    'leads back to member',
  ],
  [
    'a role inheriting itself',
    (m) => {
      m.access.roles[0].inherits = ['member']
    },
    'access.roles[0].inherits[0]',
    'leads back to member',
  ],
  [
    'no default role',
    (m) => {
      m.access.roles[0].default = false
    },
    'access.roles',
    'none has it',
  ],
  [
    'two default roles',
    (m) => {
      m.access.roles[1].default = true
    },
    'access.roles[1].default',
    'an earlier one has it',
  ],
  [
    'a demo category that is not there',
    (m) => {
      m.demo.forum.topics[0].category = 'dolls'
    },
    'demo.forum.topics[0].category',
    'one of blocks, trains',
  ],
  [
    'a demo author who is not there',
    (m) => {
      m.demo.forum.topics[0].author = 'nobody'
    },
    'demo.forum.topics[0].author',
    'a key of access.roles',
  ],
  [
    'a doubled key',
    (m) => {
      m.forum.categories[1].key = 'blocks'
    },
    'forum.categories[1].key',
    'item 1 of the list has it already',
  ],
  [
    'an unknown module',
    (m) => {
      m.modules = ['forum', 'fourm']
    },
    'modules[1]',
    'did you mean forum?',
  ],
  [
    'a section whose module is off',
    (m) => {
      m.modules = []
    },
    'forum',
    'unless modules names forum',
  ],
  [
    'a module without its section',
    (m) => {
      delete m.forum
      delete m.demo
    },
    'forum',
    'the section of module forum',
  ],
  [
    'another format',
    (m) => {
      m.format = 2
    },
    'format',
    '1',
  ],
  [
    'a version that is none',
    (m) => {
      m.version = 'one'
    },
    'version',
    '1.0.0',
  ],
  [
    'a language tag that is none',
    (m) => {
      m.locale = 'english please'
    },
    'locale',
    'BCP 47',
  ],
  [
    'a logo that does not draw',
    (m) => {
      m.community.branding.logo = '<p>logo</p>'
    },
    'community.branding.logo',
    'SVG',
  ],
])('refuses %s', (_what, breaking, path, expected) => {
  const found = problemsAfter(breaking)
  expect(found.map((problem) => problem.path)).toContain(path)
  expect(found.find((problem) => problem.path === path)?.expected).toContain(expected)
})

test('every fault is told at once, and each once', () => {
  const found = problemsAfter((m) => {
    m.community.registration = 7
    m.access.roles[1].inherits = ['ghost']
    m.demo.forum.topics[0].daysAgo = -1
  })
  expect(found.map((problem) => problem.path)).toEqual([
    'community.registration',
    'demo.forum.topics[0].daysAgo',
    'access.roles[1].inherits[0]',
  ])
})

test('a manifest that is no map at all', () => {
  const result = validateBlueprint(registry, ['x'])
  expect(result).toEqual({ ok: false, problems: [{ path: '(the whole manifest)', value: ['x'], expected: 'a map' }] })
})

test('a module whose section would swallow unknown names is a fault at start', () => {
  const loose = {
    ...registry.modules[2]!,
    sections: [
      {
        name: 'forum',
        schema: z.strictObject({ categories: z.array(z.object({ key: z.string() })) }),
        install: async () => {},
        export: async () => ({}),
      },
    ],
  }
  expect(() => manifestSchema(buildRegistry([loose]))).toThrow('forum.categories[]')
})
