import nunjucks from 'nunjucks'

/** Where a template is wrong: lines count from 1. */
export type TemplateFault = { line: number; message: string }
type Node = { typename: string; lineno: number; fields?: readonly string[] } & Readonly<Record<string, unknown>>

// Exported by the library, but not by its types.
const { parser, nodes } = nunjucks as unknown as { parser: { parse(source: string): Node }; nodes: { Node: new () => Node } }

/**
 * What communities may use of Nunjucks: nothing that calls, defines or reaches into a prototype. Templates run inside the
 * server, where `{{ x.constructor("…")() }}` would be anything at all.
 */
const allowedNodes = new Set([
  ...['Root', 'NodeList', 'Output', 'TemplateData', 'Symbol', 'Literal', 'LookupVal', 'Filter', 'Group', 'Array', 'Dict', 'Pair'],
  ...[
    'If',
    'InlineIf',
    'For',
    'Set',
    'Block',
    'Extends',
    'Include',
    'Compare',
    'CompareOperand',
    'In',
    'Or',
    'And',
    'Not',
    'Concat',
  ],
])
const allowedFilters = new Set([
  ...['escape', 'upper', 'lower', 'trim', 'title', 'titlecase', 'capitalize', 'truncate', 'replace', 'default', 'length', 'join'],
  ...['first', 'last', 'date', 'time', 'datetime', 'currency', 'number', 'urlencode', 'nl2br'],
])
const forbiddenNames = new Set([
  'constructor',
  '__proto__',
  'prototype',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
])
const MOST_NESTED_LOOPS = 2
const MOST_LENGTH = 60_000

/** What keeps a template from being used, in order; empty when nothing does. `names`: what it may include and extend. */
export function faultsInTemplate(source: string, names: ReadonlySet<string>): TemplateFault[] {
  if (source.length > MOST_LENGTH) return [{ line: 1, message: `A template is at most ${MOST_LENGTH} characters long.` }]
  try {
    return [...faultsAt(parser.parse(source), { names, loops: 0 })]
  } catch (error) {
    const { lineno, message } = error as { lineno?: number; message: string }
    return [{ line: (lineno ?? 0) + 1, message: message.split('\n').at(-1)?.trim() ?? 'It cannot be read.' }]
  }
}

type Place = { names: ReadonlySet<string>; loops: number }

function* faultsAt(node: Node, place: Place): Generator<TemplateFault> {
  const message = faultOf(node, place)
  if (message) yield { line: node.lineno + 1, message }
  const inside = node.typename === 'For' ? { ...place, loops: place.loops + 1 } : place
  for (const child of childrenOf(node)) yield* faultsAt(child, inside)
}

function faultOf(node: Node, { names, loops }: Place): string | null {
  const { typename } = node
  if (!allowedNodes.has(typename)) return `“${typename}” may not be used in a template: it cannot call or define things.`
  if (typename === 'Symbol' && forbiddenNames.has(String(node.value))) return `“${node.value}” may not be used in a template.`
  if (typename === 'LookupVal') return faultOfLookup(node.val as Node)
  if (typename === 'Filter') return faultOfFilter(String((node.name as Node).value))
  if (typename === 'For' && loops >= MOST_NESTED_LOOPS) return `At most ${MOST_NESTED_LOOPS} loops may stand inside each other.`
  if (typename === 'Include' || typename === 'Extends') return faultOfName(node.template as Node, names)
  return null
}

// A key that is worked out could be any name.
function faultOfLookup({ typename, value }: Node): string | null {
  if (typename !== 'Literal') return 'Write the name of a value out: `action.label`.'
  return forbiddenNames.has(String(value)) ? `“${value}” may not be used in a template.` : null
}

const faultOfFilter = (name: string) =>
  allowedFilters.has(name) ? null : `There is no filter “${name}”. There are: ${[...allowedFilters].join(', ')}.`

function faultOfName({ typename, value }: Node, names: ReadonlySet<string>): string | null {
  if (typename === 'Literal' && names.has(String(value))) return null
  return `There is nothing to include by that name. There are: ${[...names].join(', ')}.`
}

function childrenOf(node: Node): Node[] {
  const values = (node.fields ?? []).flatMap((field) => node[field])
  return values.filter((value): value is Node => value instanceof nodes.Node)
}
