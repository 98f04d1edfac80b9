import type { SubjectView } from '@guildhall/kernel'
import type { Reader, Writer } from '../db.ts'
import { silenced } from './recipients.ts'

export type Told = { id: string; type: string; actor_id: string | null; subject_noun: string | null; subject_id: string | null }

/**
 * Those of the notices that the reader's actor may still be told, each with the title and address of what it is about as
 * they are now. Every list and every channel goes through here.
 */
export async function seen(unit: Reader | Writer, notices: readonly Told[]): Promise<Map<string, SubjectView>> {
  if (notices.length === 0) return new Map()
  const [hidden, views] = [await silenced(unit), await viewsOf(unit, notices)]
  return new Map(
    notices.flatMap((notice) => {
      if (notice.actor_id && hidden.has(notice.actor_id)) return []
      const view = viewOf(unit, notice, views)
      return view ? [[notice.id, view] as const] : []
    }),
  )
}

type Views = ReadonlyMap<string, ReadonlyMap<string, SubjectView>>

function viewOf({ site }: Reader | Writer, notice: Told, views: Views): SubjectView | null {
  const type = site.notices.get(notice.type)
  if (!type) return null
  if (notice.subject_noun === null) return { title: '', link: type.link ?? '/notifications' }
  return views.get(notice.subject_noun)?.get(notice.subject_id as string) ?? null
}

/** One question for each noun, whatever the number of notices. */
async function viewsOf(unit: Reader | Writer, notices: readonly Told[]): Promise<Views> {
  const views = new Map<string, ReadonlyMap<string, SubjectView>>()
  for (const [noun, about] of Map.groupBy(notices, ({ subject_noun }) => subject_noun)) {
    const see = noun && unit.site.subjects.get(noun)
    if (see) views.set(noun, await see(unit as Reader, [...new Set(about.map(({ subject_id }) => subject_id as string))]))
  }
  return views
}
