import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'

const timeoutMs = 6_000
/** What React leaves in the place of a part it would have had to wait for. */
const unfinished = '<!--$!-->'

/**
 * A tree as HTML: at once, which costs a third less than a stream. Parts that are fetched on first use suspend the first
 * time they are met in a process; then the tree is rendered again by the way that waits for them.
 * @throws what rendering throws, and after 6 seconds of waiting
 */
export async function markup(tree: ReactNode, nonce: string | undefined): Promise<string> {
  const html = renderToString(tree)
  return html.includes(unfinished) ? waitedFor(tree, nonce) : html
}

function waitedFor(tree: ReactNode, nonce: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(tree, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        resolve(text(pipe(new PassThrough())))
      },
      onShellError: reject,
      onError: reject,
    })
    const timer = setTimeout(() => abort(new Error('Rendering took too long')), timeoutMs)
  })
}
