import { text } from 'node:stream/consumers'
import { nonce as nonceContext, services } from '@guildhall/kernel/page'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { markup } from './server-markup.ts'
import { readWordsFrom } from './words/base.ts'
import { baseWords } from './words/server.ts'

export { nonce, services } from '@guildhall/kernel/page'
export { createRequestHandler, RouterContextProvider } from 'react-router'

readWordsFrom(baseWords)

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-language', context.get(services).locale)
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  return new Response(await render(request.url, routerContext, context.get(nonceContext) || undefined), { status, headers })
}

/**
 * The whole document. The router would send its data as parts of a React stream, each with a boundary of its own; loaders
 * here wait for everything, so it is read first and written as one script.
 */
async function render(url: string, routerContext: EntryContext, nonce: string | undefined): Promise<string> {
  const { serverHandoffStream } = routerContext
  const handoff = serverHandoffStream ? await text(serverHandoffStream) : ''
  const whole = { ...routerContext, serverHandoffStream: undefined }
  const html = await markup(<ServerRouter context={whole} url={url} nonce={nonce} />, nonce)
  return routerContext.renderMeta?.didRenderScripts ? withScript(html, dataScript(handoff, nonce)) : html
}

const end = '</body></html>'
const withScript = (html: string, script: string) =>
  html.endsWith(end) ? `${html.slice(0, -end.length)}${script}${end}` : html + script

const escapes: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** What the router's own scripts do with its data. */
function dataScript(handoff: string, nonce: string | undefined): string {
  const literal = JSON.stringify(handoff).replace(/[<>&\u2028\u2029]/g, (sign) => escapes[sign] ?? sign)
  const stream = 'window.__reactRouterContext.streamController'
  return `<script${nonce ? ` nonce="${nonce}"` : ''}>${stream}.enqueue(${literal});${stream}.close();</script>`
}

/** Faults of loaders, actions and rendering; refusals are thrown as data and do not come here. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
) {
  if (!request.signal.aborted) context.get(services).report(error)
}
