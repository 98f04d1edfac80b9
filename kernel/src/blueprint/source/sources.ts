import { type Document, isAlias, isNode, isScalar, isSeq, isMap as isYamlMap, LineCounter, type Node, parseDocument } from 'yaml'
import type { Locate, Place, Problem } from '../check/problem.ts'
import { formatPath, isMap, valueAt } from '../path.ts'

type Path = readonly (string | number)[]

/** YAML files put together into one value that remembers which file and line each part came from. */
export type Sources = {
  readonly value: unknown
  readonly problems: Problem[]
  /** The place of a part, or of the nearest thing around it. */
  locate: Locate
  /** Adds a file below a path: maps merge, lists are joined. */
  add(file: string, text: string, below: Path): void
  /** Replaces the entry at `path` by one of another name in the same map. */
  rename(path: Path, name: string, value: unknown): void
}

export function sources(): Sources {
  const places = new Map<string, Place>()
  const problems: Problem[] = []
  const root: { value: unknown } = { value: undefined }

  const locate: Locate = (path) => {
    for (let length = path.length; length >= 0; length--) {
      const place = places.get(JSON.stringify(path.slice(0, length)))
      if (place) return place
    }
    return undefined
  }

  function add(file: string, text: string, below: Path) {
    const lines = new LineCounter()
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
    const faults = [...document.errors, ...document.warnings]
    for (const { message, pos } of faults) {
      problems.push({
        path: formatPath(below),
        value: text.slice(...pos).slice(0, 40),
        expected: `valid YAML: ${message}`,
        file,
        line: lines.linePos(pos[0]).line,
      })
    }
    if (faults.length > 0) return
    const value = plain(document, file)
    if (value === undefined) return
    const offsets = graft(below, value, file)
    remember({ document, file, lines, offsets, below }, document.contents, [])
  }

  /** Aliases that multiply without end are refused by the parser when it expands them. */
  function plain(document: Document, file: string): unknown {
    try {
      return document.toJS({ maxAliasCount: 50 }) ?? {}
    } catch (error) {
      problems.push({
        path: formatPath([]),
        value: undefined,
        expected: `YAML without excessive aliases: ${(error as Error).message}`,
        file,
      })
      return undefined
    }
  }

  function graft(below: Path, value: unknown, file: string): Map<string, number> {
    const offsets = new Map<string, number>()
    root.value = join({ existing: root.value, path: [] }, wrap(below, value), (path, offset, fault) => {
      if (fault) problems.push({ path: formatPath(path), value: fault.value, expected: 'each name in one file only', file })
      else offsets.set(JSON.stringify(path), offset)
    })
    return offsets
  }

  type Origin = { document: Document; file: string; lines: LineCounter; offsets: Map<string, number>; below: Path }

  function remember(origin: Origin, node: unknown, path: Path) {
    const target = isAlias(node) ? node.resolve(origin.document) : node
    const offset = origin.offsets.get(JSON.stringify([...origin.below, ...path])) ?? 0
    for (const { name, value, marker } of entries(target)) {
      note(origin, value, [...path, typeof name === 'number' ? name + offset : name], marker)
    }
  }

  function note(origin: Origin, node: unknown, path: Path, marker: unknown) {
    const start = isNode(marker) ? (marker as Node).range?.[0] : undefined
    if (start !== undefined)
      places.set(JSON.stringify([...origin.below, ...path]), { file: origin.file, line: origin.lines.linePos(start).line })
    remember(origin, node, path)
  }

  function rename(path: Path, name: string, value: unknown) {
    const map = valueAt(root.value, path.slice(0, -1)) as Record<string, unknown>
    const place = places.get(JSON.stringify(path))
    delete map[String(path.at(-1))]
    map[name] = value
    if (place) places.set(JSON.stringify([...path.slice(0, -1), name]), place)
  }

  return {
    get value() {
      return root.value
    },
    problems,
    locate,
    add,
    rename,
  }
}

/** What a YAML list or map holds, each with the node that marks where it begins. */
function entries(node: unknown): { name: string | number; value: unknown; marker: unknown }[] {
  if (isSeq(node)) return node.items.map((item, name) => ({ name, value: item, marker: item }))
  if (!isYamlMap(node)) return []
  return node.items.flatMap(({ key, value }) => (isScalar(key) ? [{ name: String(key.value), value, marker: key }] : []))
}

type Note = (path: Path, offset: number, fault?: { value: unknown }) => void

function join({ existing, path }: { existing: unknown; path: Path }, added: unknown, note: Note): unknown {
  if (existing === undefined) return added
  if (Array.isArray(existing) && Array.isArray(added)) {
    note(path, existing.length)
    return [...existing, ...added]
  }
  if (!isMap(existing) || !isMap(added)) {
    note(path, 0, { value: added })
    return existing
  }
  const result = { ...existing }
  for (const [name, value] of Object.entries(added))
    result[name] = join({ existing: existing[name], path: [...path, name] }, value, note)
  return result
}

const wrap = (below: Path, value: unknown): unknown => below.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value)
