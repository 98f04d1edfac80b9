import type { Reader, Writer } from './db.ts'

/** Every product module of this program, with what the community's blueprint says of it and whether it is on. */
export async function modulesOf(unit: Reader | Writer, on: readonly string[]) {
  const installed = await unit.site.blueprints.installed(unit)
  const items = unit.site.products.map(({ key, summary, lets }) => ({
    key,
    summary,
    lets: [...lets],
    on: on.includes(key),
    allowed: installed === null || installed.modules.includes(key),
  }))
  return { items }
}
