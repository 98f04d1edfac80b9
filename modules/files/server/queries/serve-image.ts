import { allowed, kernelRefusals, Refused } from '@guildhall/kernel'
import { serveImage as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { readCopy } from '../disk.ts'
import { visibleImages } from '../policy.ts'

/** The bytes of one copy of a picture. An id never gets another picture, so whoever fetched it may keep it. */
export const serveImage = query(contract, {
  async load(reader, { fileId }) {
    const found = await visibleImages(reader).select(['hash', 'fallback', 'audience']).where('id', '=', fileId).executeTakeFirst()
    if (!found) throw new Refused(kernelRefusals.not_found)
    return found
  },
  allow: () => allowed,
  async run(reader, input, { hash, fallback, audience }) {
    const [size, kind] = input.size.split('.') as [string, string | undefined]
    const type = kind === 'jpg' ? fallback : 'webp'
    const bytes = await readCopy(reader, hash, `${size}.${type}`)
    if (!bytes) return kernelRefusals.not_found
    return { type: `image/${type}`, bytes, cache: audience === 'everyone' ? ('public' as const) : ('private' as const) }
  },
})
