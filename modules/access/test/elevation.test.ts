import { expectRefusal, world } from '@guildhall/kernel/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createRole, elevate, endElevation, listRoles, showElevation } from '../contract/index.ts'
import { dismissOperator } from '../server/api.ts'
import { appoint } from '../testing/factories.ts'

const reason = 'A member cannot sign in, case 4711.'
const stage = async () => {
  const made = await world()
  const operator = made.as({ roles: [] })
  return { ...made, operator, email: await appoint(made, operator) }
}

test('an operator acts with every right after giving a reason, until the time is over', async () => {
  const { operator, clock } = await stage()
  expect((await operator.call(showElevation, {})).body).toMatchObject({ isOperator: true, elevation: null })
  expect((await operator.call(listRoles, {})).status).toBe(403)
  expectRefusal(await operator.call(elevate, { reason: 'why', minutes: 15 }), 'invalid_input')
  expectRefusal(await operator.post('/access/elevation', { reason, minutes: 600 }), 'invalid_input')
  await operator.call(elevate, { reason, minutes: 15 })
  expect((await operator.call(listRoles, {})).status).toBe(200)
  expectRefusal(await operator.call(elevate, { reason, minutes: 60 }), 'already_elevated')
  clock.advance({ minutes: 16 })
  expect((await operator.call(listRoles, {})).status).toBe(403)
})

test('it ends by button, and with the operator’s office, at the next request', async () => {
  const { operator, host, email } = await stage()
  await operator.call(elevate, { reason, minutes: 60 })
  expect((await operator.call(endElevation, {})).body).toEqual({ ended: true })
  expect((await operator.call(listRoles, {})).status).toBe(403)
  await operator.call(elevate, { reason, minutes: 60 })
  expect(await dismissOperator(host.db.system, email)).toBe(true)
  expect((await operator.call(listRoles, {})).status).toBe(403)
  expectRefusal(await operator.call(elevate, { reason, minutes: 60 }), 'not_an_operator')
})

test('[AUD-04] whatever is done meanwhile carries the elevation and its reason in the audit log', async () => {
  const { operator, database, tenant } = await stage()
  const { body } = await operator.call(elevate, { reason, minutes: 30 })
  await operator.call(createRole, { name: 'Made by an operator' })
  await operator.call(endElevation, {})
  const { rows } = await database.owner.query(
    "select action, after from audit_entries where tenant_id = $1 and action like 'access.%' order by at, id",
    [tenant.id],
  )
  expect(rows.find(({ action }) => action === 'access.elevate').after).toMatchObject({ reason, minutes: 30 })
  expect(rows.find(({ action }) => action === 'access.create-role').after.elevation).toEqual({ id: body.id, reason })
  expect(rows.find(({ action }) => action === 'access.end-elevation').after.elevation.id).toBe(body.id)
})

test('[TST-65] nobody makes themselves an operator: requests can only read who is one', async () => {
  const { as, host } = await stage()
  const admin = as({ roles: ['admin'] })
  expectRefusal(await admin.call(elevate, { reason, minutes: 15 }), 'not_an_operator')
  const { accountId } = await admin.identity()
  const attempt = sql`insert into access_operators (account_id) values (${accountId})`.execute(host.db.global)
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})

test('[TST-65] what is lent counts in one session and one community only', async () => {
  const { operator, anotherTenant } = await stage()
  await operator.call(elevate, { reason, minutes: 60 })
  const elsewhere = await operator.at(await anotherTenant()).call(listRoles, {})
  expect(elsewhere.status).toBe(401)
})
