import { ConnectionError, ProblemError } from './problem-error.ts'

type Fetch = (address: string, init: RequestInit) => Promise<Response>
export type UploadOptions = {
  /** Where uploads are announced: `/api/v1/files/uploads`. */
  at: string
  /** CSRF token of a page whose session is a cookie. */
  csrfToken?: string | null
  /** What the server is told of it besides its name: `{ purpose: 'attachment' }`. */
  metadata?: Readonly<Record<string, string>>
  /** Bytes that have arrived. */
  onProgress?: (sent: number) => void
  /** Cancels it; what has arrived is forgotten. */
  signal?: AbortSignal
  fetch?: Fetch
  /** Milliseconds to wait before each further try after a lost connection. */
  pauses?: readonly number[]
}

const PART = 4 * 1024 * 1024
const PAUSES = [500, 1_000, 2_000, 5_000, 10_000, 20_000]
const resumable = { 'tus-resumable': '1.0.0' }

/**
 * Sends a file of any size in parts (tus 1.0), going on where it stopped when the connection is lost. Resolves to the
 * file's id. Throws `ProblemError` when the server refuses it, `ConnectionError` when it cannot be reached for a minute.
 */
export async function upload(file: Blob & { name: string }, options: UploadOptions): Promise<string> {
  const send = sender(options)
  const metadata = Object.entries({ filename: file.name, ...options.metadata }).map(([key, value]) => `${key} ${base64(value)}`)
  const begun = await send(options.at, 'POST', { 'upload-length': `${file.size}`, 'upload-metadata': metadata.join(',') })
  const place = begun.headers.get('location') ?? ''
  const onAbort = () => void send(place, 'DELETE', {}, { isLast: true }).catch(() => {})
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    await sendParts(file, place, { ...options, send })
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
  return place.slice(place.lastIndexOf('/') + 1)
}

type Send = ReturnType<typeof sender>

async function sendParts(file: Blob, place: string, options: UploadOptions & { send: Send }): Promise<void> {
  const { send, onProgress, pauses = PAUSES } = options
  let sent = 0
  let lost = 0
  while (sent < file.size) {
    try {
      const part = file.slice(sent, sent + PART)
      const answer = await send(
        place,
        'PATCH',
        { 'upload-offset': `${sent}`, 'content-type': 'application/offset+octet-stream' },
        { body: part },
      )
      sent = Number(answer.headers.get('upload-offset'))
      lost = 0
      onProgress?.(sent)
    } catch (fault) {
      const pause = pauses[lost++]
      if (options.signal?.aborted || pause === undefined || !isWorthAnotherTry(fault)) throw fault
      await new Promise((resolve) => setTimeout(resolve, pause))
      sent = await arrivedOf(place, send).catch(() => sent)
    }
  }
}

const isWorthAnotherTry = (fault: unknown) =>
  fault instanceof ConnectionError ||
  (fault instanceof ProblemError && (fault.status >= 500 || fault.status === 429 || fault.status === 409))

async function arrivedOf(place: string, send: Send): Promise<number> {
  return Number((await send(place, 'HEAD', {})).headers.get('upload-offset'))
}

function sender({ csrfToken, signal, fetch: given }: UploadOptions) {
  const ask: Fetch = given ?? ((address, init) => fetch(address, init))
  return async (
    address: string,
    method: string,
    headers: Record<string, string>,
    { body, isLast }: { body?: Blob; isLast?: boolean } = {},
  ): Promise<Response> => {
    const init = {
      method,
      headers: { ...resumable, ...headers, ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}) },
      credentials: 'same-origin' as const,
      ...(body ? { body } : {}),
      ...(isLast ? {} : { signal }),
    }
    const answer = await ask(address, init).catch((fault: unknown) => {
      throw signal?.aborted ? fault : new ConnectionError(fault)
    })
    if (answer.ok) return answer
    throw new ProblemError(answer, await answer.json().catch(() => ({})))
  }
}

/** Letters beyond ASCII as UTF-8. */
const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
