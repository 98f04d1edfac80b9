import type { Actor, Module } from '../src/host.ts'
import { newId } from '../src/host.ts'
import type { Program } from './program.ts'

/**
 * A program of toy modules without any of the real ones, for the kernel's own tests: a role is a permission of that
 * name, and the session token carries the actor.
 */
export const toyProgram = (modules: readonly Module[]): Program => ({
  modules,
  sections: {},
  everyRole: ['*'],
  async authenticate(reader, token) {
    const actor: Actor = JSON.parse(Buffer.from(token, 'base64url').toString())
    return actor.tenantId === reader.tenant.id ? actor : null
  },
  async signIn(tx, { displayName, roles }) {
    const ids = { memberId: newId(), accountId: newId() }
    const more = { kind: 'member', tenantId: tx.tenant.id, permissions: roles, locale: 'en', displayName, sessionId: newId() }
    return { ...ids, token: Buffer.from(JSON.stringify({ ...more, ...ids })).toString('base64url') }
  },
})
