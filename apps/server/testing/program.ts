import { enrol, startSessionFor } from '@guildhall/identity/api'
import type { Program } from '@guildhall/kernel/testing'
import { shippedManifests } from '../src/blueprints.ts'
import { authenticate, modules } from '../src/modules.ts'
import { everyRole, sections } from './community.ts'

const known = new Set(modules.flatMap((module) => module.sections?.map(({ name }) => name) ?? []))

/** The real program, every module of it, with a small community for each test. */
export const guildhall: Program = {
  modules,
  authenticate,
  blueprints: shippedManifests,
  sections: Object.fromEntries(Object.entries(sections).filter(([name]) => known.has(name))),
  everyRole,
  async signIn(tx, { displayName, email, roles }) {
    const { accountId, memberId } = await enrol(tx, { displayName, email, roles, passwordHash: null })
    const { token } = await startSessionFor(tx, { accountId, memberId, remember: false })
    return { accountId, memberId, token }
  },
}
