import type { Outgoing } from '@guildhall/ui'

const DATABASE = 'guildhall'
const STORE = 'outbox'

/** Where commands wait on this device: by their own `order`, so that what was written first is sent first. */
export type Kept = Outgoing & { order: number }

/** Every command that waits, in the order they were written. */
export const allKept = (): Promise<Kept[]> => within('readonly', (store) => store.index('order').getAll())
export const keep = (item: Kept): Promise<unknown> => within('readwrite', (store) => store.put(item))
export const dropKept = (id: string): Promise<unknown> => within('readwrite', (store) => store.delete(id))
export const dropAllKept = (): Promise<unknown> => within('readwrite', (store) => store.clear())

let opened: Promise<IDBDatabase> | undefined

/** Resolves when the change has reached the disk, as far as the browser promises that. */
async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  opened ??= open()
  opened.catch(() => {
    opened = undefined
  })
  const transaction = (await opened).transaction(STORE, mode, { durability: 'strict' })
  const request = ask(transaction.objectStore(STORE))
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result)
    transaction.onabort = () => fail(transaction.error)
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' }).createIndex('order', 'order')
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}
