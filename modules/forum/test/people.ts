import { world } from '@guildhall/kernel/testing'

/** A community with the people most stories need. */
export async function aForum(options: Parameters<typeof world>[0] = {}) {
  const w = await world(options)
  return {
    ...w,
    visitor: w.as('visitor'),
    tarni: w.as({ roles: ['member'], name: 'Tarni' }),
    col: w.as({ roles: ['member'], name: 'Col' }),
    moderator: w.as({ roles: ['moderator'], name: 'Bev' }),
    stranger: w.as.stranger(),
  }
}

export const NOWHERE = '01890000-0000-7000-8000-000000000000'
