import { isAtWork } from '../module/at-work.ts'
import type { Counters, Module } from '../module/module.ts'
import type { Reader } from './unit.ts'

/** What waits for the reader's actor, from every module at work in the community: foundation, and the product modules it has. */
export async function countersOf(modules: readonly Module[], reader: Reader<any>): Promise<Counters> {
  const atWork = modules.filter((module) => isAtWork(module, reader.tenant))
  return Object.assign({}, ...(await Promise.all(atWork.map(({ counters }) => counters?.(reader)))))
}
