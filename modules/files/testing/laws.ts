import type { Probes } from '@guildhall/kernel/testing'
import { uploadImage } from '../contract/index.ts'
import { aPicture } from './factories.ts'

let shades = 0
const picture = () => aPicture({ colour: [++shades % 256, 20, 20] })

export const laws: Probes = {
  samples: {
    'files.upload-image': async ({ as }) => ({ by: as({ roles: ['member'] }), input: { image: picture() } }),
    'files.serve-image': async ({ as }) => {
      const by = as({ roles: ['member'] })
      const { body } = await by.call(uploadImage, { image: picture() })
      return { by, input: { fileId: body.fileId, size: '64' } }
    },
  },
}
