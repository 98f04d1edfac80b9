import { requires } from '@guildhall/kernel'
import { moveStorage as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { copyStorage } from '../jobs/copy-storage.ts'

/** Has everything copied from the storage before; meanwhile and afterwards people find everything where it was. */
export const moveStorage = command(contract, {
  allow: (actor) => requires(actor, 'files.manage'),
  async run(tx) {
    tx.ask(copyStorage, {})
    return {}
  },
})
