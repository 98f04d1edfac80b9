import { eraseTenantKeys, newId, rotateTenantKey, sealBytes } from '@guildhall/kernel'
import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { openLink, sealLink } from '../server/mails/seal.ts'

const LINK = 'https://a.test/reset?token=abc'

test('[SEC-06] the address behind a button is sealed under the community’s key, for its own mail', async () => {
  const here = await world()
  const [mail, other] = [newId(), newId()]
  const sealed = await here.transact((tx) => sealLink(tx, mail, LINK))
  expect(Buffer.from(sealed.slice(2), 'base64url').toString('latin1')).not.toContain('token')
  expect(await here.transact((tx) => openLink(tx, mail, sealed))).toBe(LINK)
  await expect(here.transact((tx) => openLink(tx, other, sealed))).rejects.toThrow()
  const there = await here.anotherTenant()
  const abroad = here.host.reader(there, (await here.host.authenticate(there, null)) as never)
  await expect(openLink(abroad, mail, sealed)).rejects.toThrow('no key')
})

test('[SEC-06] links sealed before communities had keys, and before a rotation, still open', async () => {
  const here = await world()
  const mail = newId()
  const old = sealBytes(here.host.reader(here.tenant, null as never).site.secret('notify.mail-links'), Buffer.from(LINK), '')
  expect(await here.transact((tx) => openLink(tx, mail, old.toString('base64url')))).toBe(LINK)
  const sealed = await here.transact((tx) => sealLink(tx, mail, LINK))
  expect(await here.transact((tx) => rotateTenantKey(tx))).toBe(2)
  expect(await here.transact((tx) => openLink(tx, mail, sealed))).toBe(LINK)
})

test('[SEC-06] with the community’s keys erased, what they sealed is gone for good', async () => {
  const here = await world()
  const mail = newId()
  const sealed = await here.transact((tx) => sealLink(tx, mail, LINK))
  await here.transact((tx) => eraseTenantKeys(tx))
  await expect(here.transact((tx) => openLink(tx, mail, sealed))).rejects.toThrow('no key')
  await here.transact((tx) => sealLink(tx, newId(), LINK))
  await expect(here.transact((tx) => openLink(tx, mail, sealed))).rejects.toThrow()
})
