import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Registry } from '../../command/registry.ts'
import type { Locate, Problem } from '../check/problem.ts'
import { formatPath, isMap } from '../path.ts'
import { type Validated, validateBlueprint } from '../validate.ts'
import { type Sources, sources } from './sources.ts'

/** A manifest as its author wrote it, files put together, not yet judged. */
export type Loaded = { ok: true; raw: unknown; locate: Locate } | { ok: false; problems: readonly Problem[] }

/**
 * Reads a blueprint from its folder (`blueprint.yaml`, `demo/*.yaml`, and what `…File` names refer to), or from one YAML
 * file such as an export. Problems here are those of the files themselves: missing, unreadable, not YAML.
 */
export async function loadBlueprint(folderOrFile: string): Promise<Loaded> {
  const single = /\.ya?ml$/.test(folderOrFile)
  const folder = single ? dirname(folderOrFile) : folderOrFile
  const collected = sources()
  await add(collected, folder, single ? basename(folderOrFile) : 'blueprint.yaml')
  if (!single) for (const name of await demoFiles(folder)) await add(collected, folder, `demo/${name}`, ['demo'])
  if (collected.problems.length === 0) await resolveFiles(collected, folder, { path: [], value: collected.value })
  if (collected.problems.length > 0) return { ok: false, problems: collected.problems }
  return { ok: true, raw: collected.value, locate: collected.locate }
}

/** Loads and validates in one go. */
export async function readBlueprint(registry: Registry, folderOrFile: string): Promise<Validated> {
  const loaded = await loadBlueprint(folderOrFile)
  return loaded.ok ? validateBlueprint(registry, loaded.raw, loaded.locate) : loaded
}

const maxBytes = 2_000_000

async function add(into: Sources, folder: string, file: string, below: string[] = []): Promise<void> {
  const text = await readInside(folder, file)
  if (text.ok) into.add(file, text.content, below)
  else into.problems.push({ path: formatPath(below), value: undefined, expected: text.expected, file })
}

async function demoFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'demo')).catch(() => [])
  return names.filter((name) => /\.ya?ml$/.test(name)).sort()
}

/** Puts a file's text in place of its name: `logoFile: logo.svg` becomes `logo: '<svg …'`. */
async function resolveFiles(
  collected: Sources,
  folder: string,
  at: { path: (string | number)[]; value: unknown },
): Promise<void> {
  const children = Array.isArray(at.value) ? at.value.entries() : isMap(at.value) ? Object.entries(at.value) : []
  for (const [name, value] of [...children]) {
    const path = [...at.path, name]
    const target =
      typeof name === 'string' && typeof value === 'string' && isMap(at.value) ? /^([a-z]+)File$/.exec(name)?.[1] : undefined
    if (!target) {
      await resolveFiles(collected, folder, { path, value })
      continue
    }
    const text = await readInside(folder, String(value))
    if (text.ok) {
      collected.rename(path, target, text.content)
    } else {
      collected.problems.push({ path: formatPath(path), value, expected: text.expected, ...collected.locate(path) })
    }
  }
}

/** A file below the folder and nowhere else, links followed. */
async function readInside(
  folder: string,
  file: string,
): Promise<{ ok: true; content: string } | { ok: false; expected: string }> {
  try {
    const path = await realpath(join(folder, file))
    const within = relative(await realpath(folder), path)
    if (within === '..' || within.startsWith(`..${sep}`)) return { ok: false, expected: 'a file inside the blueprint’s folder' }
    if ((await stat(path)).size > maxBytes) return { ok: false, expected: `a file of at most ${maxBytes / 1_000_000} MB` }
    return { ok: true, content: await readFile(path, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { ok: false, expected: `a file that can be read at ${join(folder, file)} (${code ?? 'unreadable'})` }
  }
}
