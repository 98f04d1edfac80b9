import { existsSync, globSync, readFileSync } from 'node:fs'
import { buildRegistry } from '@guildhall/kernel/host'
import { world } from '@guildhall/kernel/testing'
import { describe, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'

const root = new URL('../../../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

type Line = { claim: string; evidence: string }
const linesOf = (path: string): Line[] =>
  textOf(path)
    .split('\n')
    .filter((line) => /^\| [VA]\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, section = '', what = '', evidence = '']) => ({ claim: `${section}: ${what}`, evidence }))

/** `sessions` after `identity/test/cookies` is `modules/identity/test/sessions.test.ts`; a folder stands for the tests in it. */
function filesOf(name: string, before: string): string[] {
  const folder = before.slice(0, before.lastIndexOf('/') + 1)
  const tried = [name, `modules/${name}`, ...(name.includes('/') ? [] : [`${folder}${name}`, `modules/${folder}${name}`])]
  const found = tried.map((each) => `${each}.test.ts`).find((each) => existsSync(new URL(each, root)))
  return found ? [found] : tried.flatMap((each) => globSync(`${each}/**/*.test.ts`, { cwd: root }))
}

/** Files and words of titles that are named but not there. */
function missingOf(evidence: string): string[] {
  let before = ''
  return evidence.split(/(?=`)/).flatMap((part, place, parts) => {
    const name = /^`([\w/.-]+)$/.exec(part)?.[1]
    if (!name) return []
    const files = filesOf(name, before)
    if (name.includes('/')) before = name
    const titles = [...(parts[place + 1] ?? '').matchAll(/“([^”]+)”/g)].flatMap(([, title = '']) => title.split('…'))
    const texts = files.map(textOf).join('\n')
    return [...(files.length > 0 ? [] : [name]), ...titles.map((title) => title.trim()).filter((title) => !texts.includes(title))]
  })
}

describe.each(['docs/security/asvs.md', 'docs/security/top-ten.md'])('%s', (path) => {
  const lines = linesOf(path)
  test('[SEC-02, SEC-05] has lines', () => expect(lines.length).toBeGreaterThan(9))
  test.each(lines)('[SEC-02, SEC-05] $claim', ({ evidence }) => {
    expect(evidence).toMatch(/`/)
    expect(missingOf(evidence)).toEqual([])
  })
})

test('[CONN-11] every table and job that PRIVACY.md names is there, and whatever is left out of the copy is said', async () => {
  const rows = textOf('PRIVACY.md')
    .split('\n')
    .filter((line) => /^\| [^-w]/.test(line))
  const named = rows.flatMap((line) => [...line.matchAll(/`([a-z_.-]+)`/g)].map(([, name = '']) => name))
  const jobs = [...buildRegistry(modules).jobs.keys()]
  const here = await world()
  const { rows: tables } = await here.database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const known = new Set([...jobs, ...tables.map(({ name }) => name)])
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
