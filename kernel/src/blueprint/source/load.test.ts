import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { toyLogo, toyRegistry } from '../../../testing/toy-modules.ts'
import { loadBlueprint, readBlueprint } from './load.ts'

const folders: string[] = []
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))))

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'blueprint-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

const manifest = `format: 1
key: toy
version: 1.0.0
name: Toy town
locale: en
modules: [forum]
community:
  tagline: We play.
  branding: { primary: '#b5482a', logoFile: logo.svg }
access:
  roles: [{ key: member, name: Member, default: true }]
forum:
  categories:
    - { key: blocks, name: Blocks }
`
const files = { 'blueprint.yaml': manifest, 'logo.svg': toyLogo }
const first = 'forum:\n  topics:\n    - { key: one, category: blocks, author: member, daysAgo: 1 }\n'
const second = 'forum:\n  topics:\n    - key: two\n      category: dolls\n      author: member\n      daysAgo: 2\n'

test('reads the manifest, the logo beside it, and demo files joined in order', async () => {
  const folder = await folderWith({ ...files, 'demo/a.yaml': first, 'demo/b.yaml': second.replace('dolls', 'blocks') })
  const result = await readBlueprint(toyRegistry(), folder)
  expect(result).toMatchObject({
    ok: true,
    manifest: {
      community: { branding: { logo: expect.stringContaining('<path d="M0 0h8v8z"') } },
      demo: { forum: { topics: [{ key: 'one' }, { key: 'two' }] } },
    },
  })
})

test('a bad manifest names file, line, path, value and what was expected', async () => {
  const folder = await folderWith({
    ...files,
    'blueprint.yaml': manifest.replace('- { key: blocks', '- { kee: 1, key: blocks'),
    'demo/a.yaml': first,
    'demo/b.yaml': second,
  })
  const result = await readBlueprint(toyRegistry(), folder)
  expect(result).toEqual({
    ok: false,
    problems: [
      {
        file: 'blueprint.yaml',
        line: 14,
        path: 'forum.categories[0].kee',
        value: 1,
        expected: expect.stringContaining('did you mean key?'),
      },
      {
        file: 'demo/b.yaml',
        line: 4,
        path: 'demo.forum.topics[1].category',
        value: 'dolls',
        expected: 'a key of forum.categories: one of blocks',
      },
    ],
  })
})

test('what is missing is placed at what should hold it', async () => {
  const folder = await folderWith({ ...files, 'blueprint.yaml': manifest.replace('  tagline: We play.\n', '') })
  expect(await readBlueprint(toyRegistry(), folder)).toMatchObject({
    problems: [{ path: 'community.tagline', value: undefined, expected: 'text', line: 7 }],
  })
})

test.each([
  ['broken YAML', 'format: 1\nkey: [toy', 'valid YAML', 2],
  ['a name given twice', 'format: 1\nkey: toy\nkey: toy', 'valid YAML', 3],
  [
    'a bomb of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`,
    'excessive aliases',
    undefined,
  ],
])('refuses %s', async (_what, text, expected, line) => {
  const result = await loadBlueprint(await folderWith({ 'blueprint.yaml': text }))
  expect(result).toMatchObject({ ok: false, problems: [{ file: 'blueprint.yaml', expected: expect.stringContaining(expected) }] })
  expect(!result.ok && result.problems[0]?.line).toBe(line)
})

test('a folder without a manifest says which file was looked for', async () => {
  const folder = await folderWith({})
  const result = await loadBlueprint(folder)
  expect(result).toMatchObject({
    ok: false,
    problems: [{ file: 'blueprint.yaml', expected: expect.stringContaining(join(folder, 'blueprint.yaml')) }],
  })
})

test('files outside the folder are not read, by path or by link', async () => {
  const outside = await folderWith({ 'logo.svg': toyLogo })
  const named = await folderWith({
    'blueprint.yaml': manifest.replace('logo.svg', join('..', outside.split('/').at(-1)!, 'logo.svg')),
  })
  const linked = await folderWith({ 'blueprint.yaml': manifest })
  await symlink(join(outside, 'logo.svg'), join(linked, 'logo.svg'))
  for (const folder of [named, linked]) {
    expect(await loadBlueprint(folder)).toMatchObject({
      ok: false,
      problems: [{ path: 'community.branding.logoFile', line: 9, expected: 'a file inside the blueprint’s folder' }],
    })
  }
})
