import { expect, test } from 'vitest'
import { ProblemError } from './problem-error.ts'
import { upload } from './upload.ts'

const MiB = 1024 * 1024
const fileOf = (size: number) => Object.assign(new Blob([new Uint8Array(size)]), { name: 'sommer på ø.mp4' })

/** A server that keeps one upload; `breaks` says which of its PATCHes get lost on the way. */
function server({ breaks = [] as number[], refuses = 0 } = {}) {
  const seen: string[] = []
  let received = 0
  let patches = 0
  const fetch = async (_address: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    seen.push(`${init.method} ${headers.get('upload-offset') ?? ''}`.trim())
    if (init.method === 'POST') return new Response(null, { status: 201, headers: { location: '/api/v1/files/uploads/the-id' } })
    if (init.method === 'HEAD') return new Response(null, { status: 200, headers: { 'upload-offset': `${received}` } })
    if (init.method === 'DELETE') return new Response(null, { status: 204 })
    if (refuses) return Response.json({ code: 'file_disguised', detail: 'Not what it says.' }, { status: refuses })
    const size = (init.body as Blob).size
    if (breaks.includes(patches++)) {
      received += Math.floor(size / 2)
      throw new TypeError('fetch failed')
    }
    received += size
    return new Response(null, { status: 204, headers: { 'upload-offset': `${received}` } })
  }
  return { seen, fetch, received: () => received }
}

test('a file goes in parts, and says how far it has come', async () => {
  const { fetch, received } = server()
  const progress: number[] = []
  const id = await upload(fileOf(9 * MiB), {
    at: '/api/v1/files/uploads',
    fetch,
    onProgress: (sent) => progress.push(sent / MiB),
  })
  expect(id).toBe('the-id')
  expect(progress).toEqual([4, 8, 9])
  expect(received()).toBe(9 * MiB)
})

test('after a lost connection it asks how far it has come and goes on there', async () => {
  const { fetch, seen, received } = server({ breaks: [1] })
  await upload(fileOf(9 * MiB), { at: '/x', fetch, pauses: [0, 0] })
  expect(seen).toEqual(['POST', 'PATCH 0', `PATCH ${4 * MiB}`, 'HEAD', `PATCH ${6 * MiB}`])
  expect(received()).toBe(9 * MiB)
})

test('what the server refuses is not tried again, and what is cancelled is forgotten there', async () => {
  const refusing = server({ refuses: 422 })
  await expect(upload(fileOf(10), { at: '/x', fetch: refusing.fetch })).rejects.toBeInstanceOf(ProblemError)
  expect(refusing.seen).toEqual(['POST', 'PATCH 0'])
  const cancel = new AbortController()
  const { fetch, seen } = server({ breaks: [1] })
  const going = upload(fileOf(9 * MiB), { at: '/x', fetch, signal: cancel.signal, onProgress: () => cancel.abort() })
  await expect(going).rejects.toThrow()
  expect(seen).toContain('DELETE')
})
