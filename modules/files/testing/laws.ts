import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { beginUpload, createCollection, uploadFile, uploadImage } from '../contract/index.ts'
import { aFile, aPicture, someWords } from './factories.ts'

let count = 0
const picture = () => aPicture({ colour: [++count % 256, 20, 20] })
const member = (world: World) => world.as({ roles: ['member'] })
const admin = (world: World) => world.as({ roles: ['admin'] })

/** A member calls with a fresh file of theirs under that key. */
const onFile =
  (key: string, more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = member(world)
    const id = await aFile(by)
    await world.drain()
    return { by, input: { [key]: id, ...more } }
  }

const onUpload =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = member(world)
    const { body } = await by.call(beginUpload, { name: 'words.txt', size: 4000 })
    return { by, input: { upload: body.id, ...more } }
  }

export const laws: Probes = {
  samples: {
    'files.upload-image': async (world) => ({ by: member(world), input: { image: picture() } }),
    'files.serve-image': async (world) => {
      const by = member(world)
      const { body } = await by.call(uploadImage, { image: picture() })
      return { by, input: { fileId: body.fileId, size: '64' } }
    },
    'files.upload-file': async (world) => ({
      by: member(world),
      input: { file: someWords(), name: 'words.txt', description: `Number ${++count}` },
    }),
    'files.begin-upload': async (world) => ({ by: member(world), input: { name: `words-${++count}.txt`, size: 20 } }),
    'files.append-to-upload': onUpload({ start: 0, bytes: new TextEncoder().encode('Some words') }),
    'files.show-upload': onUpload(),
    'files.cancel-upload': onUpload(),
    'files.show-file': onFile('file'),
    'files.serve-file': onFile('file'),
    'files.serve-copy': async (world) => {
      const by = member(world)
      const { body } = await by.call(uploadFile, { file: aPicture(), name: 'a.png' })
      await world.drain()
      return { by, input: { file: body.id, copy: 'picture-80.webp' } }
    },
    'files.sign-url': onFile('key'),
    'files.remove-file': onFile('key'),
    'files.restore-file': onFile('file'),
    'files.edit-file': onFile('file', { description: 'What it is' }),
    'files.change-files': async (world) => {
      const by = member(world)
      return { by, input: { files: [await aFile(by)], action: 'keep' } }
    },
    'files.download-files': async (world) => {
      const by = member(world)
      const id = await aFile(by)
      await world.drain()
      return { by, input: { files: [id] } }
    },
    'files.use-version': onFile('file'),
    'files.create-collection': async (world) => ({ by: member(world), input: { name: `Album ${++count}` } }),
    'files.remove-collection': async (world) => {
      const by = member(world)
      const { body } = await by.call(createCollection, { name: `Album ${++count}` })
      return { by, input: { collection: body.id } }
    },
    'files.set-limits': async (world) => ({ by: admin(world), input: { quotaBytes: 10_000_000 + ++count } }),
    'files.scan-again': async (world) => {
      const id = await aFile(member(world))
      await world.drain()
      return { by: admin(world), input: { file: id } }
    },
    'files.move-storage': async (world) => ({ by: admin(world), input: {} }),
  },
}
