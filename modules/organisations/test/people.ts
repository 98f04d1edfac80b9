import { world } from '@guildhall/kernel/testing'
import { anOrganisation, belongs } from '../testing/factories.ts'

/** A community in which Tarni owns an organisation, Col administers it and Bev belongs to it. */
export async function anEmployer(wishes: Parameters<typeof anOrganisation>[1] = {}) {
  const w = await world()
  const [tarni, col, bev] = ['Tarni', 'Col', 'Bev'].map((name) => w.as({ roles: ['member'], name })) as [
    ReturnType<typeof w.as>,
    ReturnType<typeof w.as>,
    ReturnType<typeof w.as>,
  ]
  const organisation = await anOrganisation(tarni, wishes)
  const colId = await belongs(w, col, { organisation, role: 'admin' })
  const bevId = await belongs(w, bev, { organisation })
  return {
    ...w,
    tarni,
    col,
    bev,
    colId,
    bevId,
    organisation,
    tarniId: (await tarni.identity()).memberId,
    outsider: w.as({ roles: ['member'], name: 'Ola' }),
    visitor: w.as('visitor'),
    admin: w.as({ roles: ['admin'], name: 'Ada' }),
    stranger: w.as.stranger(),
    at: `/organisations/${organisation.id}`,
  }
}
