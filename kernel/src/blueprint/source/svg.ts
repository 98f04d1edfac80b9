import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'

const shapes = ['path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon']
const elements = new Set(['svg', 'g', 'defs', 'clipPath', 'linearGradient', 'radialGradient', 'stop', ...shapes])
const attributes = new Set(
  `id viewBox d points x y x1 y1 x2 y2 cx cy r rx ry fx fy width height transform fill fill-opacity fill-rule clip-rule
  clip-path clipPathUnits stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity offset stop-color stop-opacity gradientUnits gradientTransform
  spreadMethod`.split(/\s+/),
)
const plainValue = /^[#\w\s.,()%+-]*$/
const limits = { elements: 500, depth: 20 }

export type SvgResult = { ok: true; svg: string; removed: readonly string[] } | { ok: false; expected: string }
type Attributes = Record<string, string>

/**
 * An inline SVG mark that can only draw. The text is parsed as strict XML and written anew from an allow-list of shapes,
 * groups and gradients: scripts, styles, links, events, foreign content, text and references outside it do not survive.
 * Ids get a prefix of their own so that two marks on a page do not meet. Sanitising twice changes nothing.
 */
export function sanitiseSvg(text: string): SvgResult {
  const writer = svgWriter(`m${createHash('sha1').update(text).digest('hex').slice(0, 8)}-`)
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => writer.open(tag.name, tag.attributes as Attributes))
  parser.on('closetag', (tag) => writer.close(tag.name))
  try {
    parser.write(text.trim()).close()
  } catch (error) {
    return { ok: false, expected: `an SVG drawing in well-formed XML (${(error as Error).message})` }
  }
  return writer.result()
}

function svgWriter(idPrefix: string) {
  const removed: string[] = []
  const open: string[] = []
  let output = ''
  let count = 0
  let drawn = false
  /** How many levels deep we are inside an element that is left out. */
  let skipping = 0
  let fault: string | undefined

  function openTag(name: string, given: Attributes) {
    if (open.length === 0 && skipping === 0) fault ??= rootFault(name, given)
    if (skipping > 0 || !elements.has(name) || (name === 'svg' && open.length > 0)) {
      if (skipping === 0) removed.push(`<${name}>`)
      skipping++
      return
    }
    open.push(name)
    count++
    if (count > limits.elements || open.length > limits.depth)
      fault ??= `at most ${limits.elements} elements, ${limits.depth} deep`
    drawn ||= shapes.includes(name)
    output += `<${name}${name === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : ''}${kept(name, given)}>`
  }

  function kept(element: string, given: Attributes): string {
    return Object.entries(given)
      .flatMap(([name, value]) => {
        if (name === 'xmlns' || (element === 'svg' && (name === 'width' || name === 'height'))) return []
        const safe = attributes.has(name) ? safeValue(name, value, idPrefix) : undefined
        if (safe === undefined) removed.push(`${name}="${value.slice(0, 40)}"`)
        return safe === undefined ? [] : [` ${name}="${safe}"`]
      })
      .join('')
  }

  function close(name: string) {
    if (skipping > 0) {
      skipping--
      return
    }
    open.pop()
    output += `</${name}>`
  }

  function result(): SvgResult {
    if (fault) return { ok: false, expected: fault }
    if (!drawn) return { ok: false, expected: `an SVG drawing with at least one of ${shapes.join(', ')}` }
    return { ok: true, svg: output, removed }
  }
  return { open: openTag, close, result }
}

function rootFault(name: string, given: Attributes): string | undefined {
  if (name !== 'svg') return 'an SVG drawing: its outermost element is <svg>'
  return given.viewBox && /^[\d\s.,-]+$/.test(given.viewBox)
    ? undefined
    : 'an SVG drawing with a viewBox, such as viewBox="0 0 64 64"'
}

/** Numbers, colours, path data and references to ids of the same drawing; undefined: not that. */
function safeValue(name: string, value: string, idPrefix: string): string | undefined {
  if (!plainValue.test(value)) return undefined
  const own = (id: string) => (/^m[0-9a-f]{8}-/.test(id) ? id : idPrefix + id)
  if (name === 'id') return /^[\w-]+$/.test(value) ? own(value) : undefined
  if (!/url/i.test(value)) return value.replace(/\s+/g, ' ').trim()
  const target = /^url\(#([\w-]+)\)$/.exec(value.trim())?.[1]
  return target && `url(#${own(target)})`
}
