import type { Module } from '../module/module.ts'
import type { Reader } from './unit.ts'

/** What every module knows about a member, by module key; modules that know nothing are left out. */
export async function personalDataOf(
  modules: readonly Module[],
  reader: Reader<any>,
  memberId: string,
): Promise<Record<string, unknown>> {
  const known: Record<string, unknown> = {}
  for (const { key, personalData } of modules) {
    const data = (await personalData?.(reader, memberId)) ?? null
    if (data !== null) known[key] = data
  }
  return known
}
