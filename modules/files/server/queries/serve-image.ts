import { allowed, kernelRefusals, Refused } from '@guildhall/kernel'
import { serveImage as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { readSize } from '../disk.ts'
import { visibleImages } from '../policy.ts'

/** The bytes of one copy of a picture. An id never gets another picture, so whoever fetched it may keep it. */
export const serveImage = query(contract, {
  async load(reader, { fileId }) {
    const found = await visibleImages(reader).select(['hash', 'fallback', 'audience']).where('id', '=', fileId).executeTakeFirst()
    if (!found) throw new Refused(kernelRefusals.not_found)
    return found
  },
  allow: () => allowed,
  async run(reader, { size }, image) {
    const copy = await readSize(reader, image, size)
    if (!copy) return kernelRefusals.not_found
    return { ...copy, cache: image.audience === 'everyone' ? ('public' as const) : ('private' as const) }
  },
})
