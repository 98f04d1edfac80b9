import type { S3Client } from '@aws-sdk/client-s3'
import { inPieces } from './pieces.ts'
import { NotStored, type Storage } from './storage.ts'

const PIECE = 8 * 1024 * 1024
/** Most keys one request deletes (S3 API reference, DeleteObjects). */
const DELETED_AT_ONCE = 1000

/** Objects in a bucket: `s3://key:secret@host/bucket?region=…`, with `tls=off` over http. */
export function s3Storage(address: string): Storage {
  const Bucket = new URL(address).pathname.slice(1)
  const at = (Key: string) => ({ Bucket, Key })
  let connected: Promise<Connected> | undefined
  const bucket = () => {
    connected ??= connect(address)
    return connected
  }
  return {
    async put(key, bytes) {
      if (bytes instanceof Uint8Array) return putWhole(await bucket(), at(key), bytes)
      return putInPieces(await bucket(), at(key), bytes)
    },
    async open(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`
      const { client, sdk } = await bucket()
      const answer = await found(client.send(new sdk.GetObjectCommand({ ...at(key), Range })))
      if (!answer?.Body) throw new NotStored(key)
      return answer.Body as unknown as AsyncIterable<Uint8Array>
    },
    async size(key) {
      const { client, sdk } = await bucket()
      return (await found(client.send(new sdk.HeadObjectCommand(at(key)))))?.ContentLength ?? null
    },
    async remove(keys) {
      const { client, sdk } = await bucket()
      for (let start = 0; start < keys.length; start += DELETED_AT_ONCE) {
        const Objects = keys.slice(start, start + DELETED_AT_ONCE).map((Key) => ({ Key }))
        const { Errors = [] } = await client.send(new sdk.DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
        if (Errors.length > 0) throw new Error(`The storage did not delete ${Errors.length} objects: ${Errors[0]?.Code}`)
      }
    },
    async *list(prefix) {
      const { client, sdk } = await bucket()
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken }))
        for (const { Key = '', Size = 0, LastModified } of page.Contents ?? [])
          yield { key: Key, size: Size, modifiedAt: LastModified?.toISOString() ?? '' }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },
    path: () => null,
  }
}

type Connected = { client: S3Client; sdk: typeof import('@aws-sdk/client-s3') }

// The library is large, and only here it is needed.
async function connect(address: string): Promise<Connected> {
  const sdk = await import('@aws-sdk/client-s3')
  const url = new URL(address)
  const client = new sdk.S3Client({
    endpoint: `${url.searchParams.get('tls') === 'off' ? 'http' : 'https'}://${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
    forcePathStyle: true,
    maxAttempts: 3,
  })
  return { client, sdk }
}

type Place = { Bucket: string; Key: string }

async function putWhole({ client, sdk }: Connected, place: Place, bytes: Uint8Array): Promise<number> {
  await client.send(new sdk.PutObjectCommand({ ...place, Body: bytes, ContentLength: bytes.length }))
  return bytes.length
}

// One piece is in memory at a time; what does not come to its end leaves nothing behind.
async function putInPieces(connected: Connected, place: Place, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const { client, sdk } = connected
  const pieces = inPieces(bytes, PIECE)[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return putWhole(connected, place, new Uint8Array())
  if (first.value.length < PIECE) return putWhole(connected, place, first.value)
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place))
  try {
    const Parts: { ETag: string | undefined; PartNumber: number }[] = []
    let total = 0
    for (let piece: IteratorResult<Uint8Array> = first; !piece.done; piece = await pieces.next()) {
      const PartNumber = Parts.length + 1
      const sent = await client.send(new sdk.UploadPartCommand({ ...place, UploadId, PartNumber, Body: piece.value }))
      Parts.push({ ETag: sent.ETag, PartNumber })
      total += piece.value.length
    }
    await client.send(new sdk.CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }))
    return total
  } catch (fault) {
    await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => {})
    throw fault
  }
}

async function found<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')) return null
    throw error
  }
}
