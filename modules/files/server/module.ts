import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { uploadImage } from './commands/upload-image.ts'
import { refusals } from './errors.ts'
import { serveImage } from './queries/serve-image.ts'

export const filesModule = defineModule({
  key: 'files',
  tier: 'foundation',
  summary: 'Pictures: taken in, drawn anew, kept and served.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals,
  commands: [uploadImage],
  queries: [serveImage],
  events: [contract.imageStored],
})
