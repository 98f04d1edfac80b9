import { kernelRefusals } from '@guildhall/kernel'
import { switchModule as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { modulesOf } from '../modules-at-work.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'

/** Switches a module on or off. What is in a module that is off stays as it is until it is switched on again. */
export const switchModule = command(contract, {
  allow: canManage,
  async run(tx, { module: key, on }) {
    const row = await currentRow(tx)
    const { items } = await modulesOf(tx, row.modules)
    const module = items.find((item) => item.key === key)
    if (!module) return kernelRefusals.not_found
    if (on && !module.allowed) return refusals.module_not_in_blueprint
    const others = row.modules.filter((other) => other !== key)
    const modules = on ? [...others, key] : others
    if (module.on !== on) await changeRow(tx, row, { modules })
    return modulesOf(tx, modules)
  },
})
