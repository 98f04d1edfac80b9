import type { Refusal } from '../../errors/refusal.ts'
import { titleOf } from '../answer/problem.ts'
import { docsStyle } from './docs-style.ts'
import type { JsonSchema } from './json-schema.ts'
import type { OpenApiDocument } from './openapi.ts'

type Operation = { method: string; path: string; operation: any }

/** The API's document as a page for people: no scripts, everything in it, so the browser's own find works. */
export function docsPage(document: OpenApiDocument, refusals: readonly Refusal[]): string {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => ({ method: method.toUpperCase(), path, operation })),
  )
  const tags = (document.tags as { name: string; description: string }[]).filter(({ name }) =>
    operations.some((each) => tagOf(each) === name),
  )
  const sections = tags.map((tag) =>
    section(
      tag,
      operations.filter((each) => tagOf(each) === tag.name),
    ),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(document.info.title)}</title><style>${docsStyle}</style></head><body>
<a class="skip" href="#main">Skip to the reference</a><div class="frame">
<nav aria-label="Operations">${tags.map((tag) => links(tag.name, operations)).join('')}<a href="#problems">Problems</a></nav>
<main id="main"><h1>${escaped(document.info.title)}</h1>
<p class="soft">Version ${escaped(document.info.version)} · base address <code>/api/v1</code> · <a href="/api/v1/openapi.json">openapi.json</a></p>
${document.info.description
  .split('\n\n')
  .map((words: string) => `<p>${prose(words)}</p>`)
  .join('')}
${sections.join('')}${problems(refusals)}</main></div></body></html>`
}

const tagOf = ({ operation }: Operation): string => operation.tags[0]

const links = (tag: string, operations: readonly Operation[]) =>
  `<strong>${escaped(tag)}</strong><ul>${operations
    .filter((each) => tagOf(each) === tag)
    .map(
      ({ operation }) =>
        `<li><a href="#${escaped(operation.operationId)}">${escaped(operation.operationId.slice(tag.length + 1))}</a></li>`,
    )
    .join('')}</ul>`

const section = (tag: { name: string; description: string }, operations: readonly Operation[]) =>
  `<section aria-labelledby="tag-${escaped(tag.name)}"><h2 id="tag-${escaped(tag.name)}">${escaped(tag.name)}</h2>
<p class="soft">${escaped(tag.description)}</p>${operations.map(article).join('')}</section>`

function article({ method, path, operation }: Operation): string {
  const rate = operation['x-rate-limit']
  const aliases: string[] = operation['x-aliases'] ?? []
  const mayVisit = operation.security.some((each: object) => Object.keys(each).length === 0)
  return `<article id="${escaped(operation.operationId)}"><h3><span class="method ${method}">${method}</span> <code>${escaped(path)}</code></h3>
<p>${prose(operation.summary)}</p>
<p class="soft">${mayVisit ? 'Anyone may ask.' : 'Members only.'} ${rate.points} in ${rate.seconds} s. <code>${escaped(operation.operationId)}</code>${
    aliases.length > 0 ? ` · also ${aliases.map((alias) => `<code>${escaped(alias)}</code>`).join(', ')}` : ''
  }</p>${inputs(operation)}
<details><summary>Answer</summary><pre><code>${schemaText(operation.responses['200'])}</code></pre></details></article>`
}

function inputs(operation: any): string {
  const named = operation.parameters.filter((each: any) => each.name)
  const body: JsonSchema | undefined = operation.requestBody?.content['application/json'].schema
  const rows = [
    ...named.map((each: any) =>
      row(each.name, each.in, { schema: { ...each.schema, description: each.description }, required: each.required }),
    ),
    ...Object.entries((body?.properties ?? {}) as Record<string, JsonSchema>).map(([name, schema]) =>
      row(name, 'body', { schema, required: (body?.required ?? []).includes(name) }),
    ),
  ]
  if (rows.length === 0) return ''
  return `<div class="wide"><table><thead><tr><th>Name</th><th>In</th><th>What</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

const row = (name: string, where: string, { schema, required }: { schema: JsonSchema; required: boolean }) =>
  `<tr><td><code>${escaped(name)}</code>${required ? '' : ' <span class="soft">optional</span>'}</td><td>${where}</td><td>${shape(schema)}</td></tr>`

function shape(schema: JsonSchema): string {
  const { description, ...rest } = schema
  const bounds = Object.entries(rest).filter(([key]) => !['type', '$schema', 'format', 'properties', 'items'].includes(key))
  const words = [schema.format ?? schema.type, ...bounds.map(([key, value]) => `${key} ${JSON.stringify(value)}`)].filter(Boolean)
  return `<code>${escaped(words.join(', '))}</code>${description ? ` ${prose(description)}` : ''}`
}

const schemaText = (response: any) => escaped(JSON.stringify(response.content['application/json'].schema, null, 1))

const problems = (refusals: readonly Refusal[]) => `<section><h2 id="problems">Problems</h2>
<p class="soft">What an answer's <code>code</code> can be.</p><div class="wide"><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead>
<tbody>${refusals.map(problemRow).join('')}</tbody></table></div></section>`

const problemRow = ({ code, status, sentence }: Refusal) =>
  `<tr id="problem-${escaped(code)}"><td><code>${escaped(code)}</code><br><span class="soft">${escaped(titleOf(code))}</span></td><td>${status}</td><td>${escaped(sentence)}</td></tr>`

const prose = (text: string) => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
