import { PassThrough } from 'node:stream'
import { nonce as nonceContext, services } from '@guildhall/kernel/page'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { readWordsFrom } from './words/base.ts'
import { baseWords } from './words/server.ts'

export { nonce, services } from '@guildhall/kernel/page'
export { createRequestHandler, RouterContextProvider } from 'react-router'

const timeout = 6_000
readWordsFrom(baseWords)

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> | Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-language', context.get(services).locale)
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  return render({ request, status, headers, routerContext, nonce: context.get(nonceContext) || undefined })
}

type Page = { request: Request; status: number; headers: Headers; routerContext: EntryContext; nonce?: string }

function render({ request, status, headers, routerContext, nonce }: Page): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let answered = false
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={routerContext} url={request.url} nonce={nonce} />, {
      nonce,
      [ready]() {
        answered = true
        const body = new PassThrough().once('end', () => clearTimeout(timer))
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
        pipe(body)
      },
      onShellError: reject,
      onError: (error: unknown) => {
        if (!answered) reject(error)
      },
    })
    const timer = setTimeout(() => abort(new Error('Rendering took too long')), timeout)
  })
}

/** Faults of loaders, actions and rendering; refusals are thrown as data and do not come here. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
) {
  if (!request.signal.aborted) context.get(services).report(error)
}
