import type { Counters, Module } from '../module/module.ts'
import type { Reader } from './unit.ts'

/** What waits for the reader's actor, from every module at work in the community: foundation, and the product modules it has. */
export async function countersOf(modules: readonly Module[], reader: Reader<any>): Promise<Counters> {
  const atWork = modules.filter(({ key, tier }) => tier === 'foundation' || reader.tenant.modules.includes(key))
  return Object.assign({}, ...(await Promise.all(atWork.map(({ counters }) => counters?.(reader)))))
}
