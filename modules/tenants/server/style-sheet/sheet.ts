import {
  type Atrule,
  type Block,
  type CssNode,
  type Declaration,
  fromPlainObject,
  generate,
  parse,
  type Rule,
  type Selector,
  walk,
} from 'css-tree'
import type { Removed } from '../../contract/index.ts'
import { mayBeCalled, mayBeSet, mayComeToLess, mayNotBeNegative } from './allowed.ts'

/** Class of a page's content: what a community's own style sheet reaches. The frame and the administration are outside. */
export const CONTENT_CLASS = 'page-content'
const clipped = `.${CONTENT_CLASS}{isolation:isolate;overflow:clip}`

/**
 * A community's own style sheet as it may be served: known properties with values that fetch nothing, below the page's
 * content. `sheet` is empty when nothing is left. What was left out is told with its line (1 is the first).
 */
export function safeSheet(css: string): { sheet: string; removed: Removed[] } {
  const removed: Removed[] = []
  const leave = (what: Removed['what'], node: CssNode, text = generate(node)) =>
    removed.push({ line: node.loc?.start.line ?? 1, what, text: text.slice(0, 120) })
  const parsed = parse(css, {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ line, message }: { line: number; message: string }) => removed.push({ line, what: 'syntax', text: message }),
  } as never)
  const tree = fromPlainObject(parsed)
  const kept = tree.type === 'StyleSheet' ? keptOf(tree.children, leave) : ''
  removed.sort((one, other) => one.line - other.line)
  return { sheet: kept && `${clipped}${kept}`, removed }
}

type Leave = (what: Removed['what'], node: CssNode, text?: string) => void

const keptOf = (nodes: Block['children'], leave: Leave): string =>
  nodes
    .toArray()
    .map((node) => {
      if (node.type === 'Rule') return ruleOf(node, leave)
      if (node.type === 'Atrule') return mediaOf(node, leave)
      if (node.type !== 'Comment' && node.type !== 'WhiteSpace' && node.type !== 'Raw') leave('syntax', node)
      return ''
    })
    .join('')

function mediaOf(node: Atrule, leave: Leave): string {
  if (node.name.toLowerCase() !== 'media' || !node.block || !node.prelude || hasRaw(node.prelude)) {
    leave('at-rule', node, `@${node.name}`)
    return ''
  }
  const inner = keptOf(node.block.children, leave)
  return inner && `@media ${generate(node.prelude)}{${inner}}`
}

function ruleOf({ prelude, block }: Rule, leave: Leave): string {
  if (prelude.type !== 'SelectorList' || hasRaw(prelude)) {
    leave('selector', prelude)
    return ''
  }
  const selectors = prelude.children
    .toArray()
    .flatMap((selector) => (selector.type === 'Selector' ? scoped(selector, leave) : []))
  const declarations = block.children.toArray().flatMap((node) => {
    if (node.type === 'Declaration') return declarationOf(node, leave)
    if (node.type !== 'Comment' && node.type !== 'Raw') leave('syntax', node)
    return []
  })
  return selectors.length > 0 && declarations.length > 0 ? `${selectors.join(',')}{${declarations.join(';')}}` : ''
}

// `:root`, `html` and `body` are outside of the content; so is whatever a nested or shadow selector points at.
function scoped(selector: Selector, leave: Leave): string[] {
  let isOutside = selector.children.first?.type === 'Combinator'
  walk(selector, (node) => {
    const outside =
      node.type === 'NestingSelector' ||
      (node.type === 'TypeSelector' && /^(html|body)$/i.test(node.name)) ||
      (node.type === 'PseudoClassSelector' && /^(root|host|host-context|scope)$/i.test(node.name))
    isOutside ||= outside
  })
  if (isOutside) {
    leave('selector', selector)
    return []
  }
  return [`.${CONTENT_CLASS} ${generate(selector)}`]
}

function declarationOf(node: Declaration, leave: Leave): string[] {
  if (!mayBeSet(node.property)) {
    leave('property', node)
    return []
  }
  if (!isHarmless(node)) {
    leave('value', node)
    return []
  }
  return [generate(node)]
}

// Allowed is what is known; escapes do not help, since a name is compared as it was written.
function isHarmless({ property, value }: Declaration): boolean {
  let isFine = value.type === 'Value'
  walk(value, (node) => {
    isFine &&= mayStand(node, property)
  })
  return isFine
}

function mayStand(node: CssNode, property: string): boolean {
  if (node.type === 'Url' || node.type === 'Raw') return false
  if (node.type === 'String') return property.toLowerCase() === 'font-family'
  const isPlain = !mayNotBeNegative(property)
  if (node.type === 'Function') return mayBeCalled(node.name) && (isPlain || !mayComeToLess(node.name))
  if (node.type === 'Dimension' || node.type === 'Number' || node.type === 'Percentage')
    return isPlain || !node.value.startsWith('-')
  return true
}

function hasRaw(tree: CssNode): boolean {
  let found = false
  walk(tree, (node) => {
    found ||= node.type === 'Raw'
  })
  return found
}
