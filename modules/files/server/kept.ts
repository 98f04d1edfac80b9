import { type Kept, keptInFolder, type Site } from '@guildhall/kernel'
import { storageOf } from './storage/choose.ts'

const pictures = keptInFolder('files')
const PICTURES = 'pictures/'
const OBJECTS = 'objects/'
const REMOVED_AT_ONCE = 500

/** Pictures on the disk, and objects in the storage: what a community's archive carries and its erasure takes. */
export const kept: Kept = {
  async *list(site, tenantId) {
    for await (const { name, bytes } of pictures.list(site, tenantId)) yield { name: PICTURES + name, bytes }
    for await (const { key, size } of objectsOf(site, tenantId))
      yield { name: OBJECTS + key.slice(rootOf(tenantId).length), bytes: size }
  },
  read: (site, tenantId, name) =>
    name.startsWith(PICTURES)
      ? pictures.read(site, tenantId, name.slice(PICTURES.length))
      : storageOf(site).open(keyOf(tenantId, name)),
  async write(site, tenantId, { name, content }) {
    if (name.startsWith(PICTURES)) return pictures.write(site, tenantId, { name: name.slice(PICTURES.length), content })
    await storageOf(site).put(keyOf(tenantId, name), content)
  },
  async erase(site, tenantId) {
    await pictures.erase(site, tenantId)
    let keys: string[] = []
    for await (const { key } of objectsOf(site, tenantId)) {
      keys.push(key)
      if (keys.length < REMOVED_AT_ONCE) continue
      await storageOf(site).remove(keys)
      keys = []
    }
    await storageOf(site).remove(keys)
  },
}

const rootOf = (tenantId: string) => `tenants/${tenantId}/`
const objectsOf = (site: Site, tenantId: string) => storageOf(site).list(rootOf(tenantId))

// An archive may come from anywhere; none of its names leads out of the community's part of the storage.
function keyOf(tenantId: string, name: string): string {
  const parts = name.slice(OBJECTS.length).split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new Error('A kept file has a name that leads out of its place')
  return `${rootOf(tenantId)}${parts.join('/')}`
}
