import { createHmac } from 'node:crypto'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { decodeJwt, decodeProtectedHeader, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { issueTokens, refreshTokens, showMe, showSigningKeys, signOut } from '../contract/index.ts'
import { rotateSigningKey } from '../server/api.ts'
import { bearer, someoneWithTokens } from '../testing/tokens.ts'

const whoIs = ({ as }: World, token: string) => as('visitor').call(showMe, {}, bearer(token))
const refresh = ({ as }: World, refreshToken: string) => as('visitor').call(refreshTokens, { refreshToken })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('[AUTH-06, AUTH-07, AUTH-12, AUTH-42] an access token is a member’s for 15 minutes, signed with a key of the JWKS', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  expect((await whoIs(here, someone.accessToken)).body.memberId).toBe(someone.memberId)
  const { keys } = (await here.as('visitor').call(showSigningKeys, {})).body
  const header = decodeProtectedHeader(someone.accessToken)
  expect(header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) })
  expect(keys.find(({ kid }) => kid === header.kid)).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig' })
  expect(JSON.stringify(keys)).not.toContain('"d"')
  const { exp = 0, iat = 0 } = decodeJwt(someone.accessToken)
  expect(exp - iat).toBe(15 * 60)
  here.clock.advance({ minutes: 14 })
  expect((await whoIs(here, someone.accessToken)).status).toBe(200)
  here.clock.advance({ minutes: 2 })
  expectRefusal(await whoIs(here, someone.accessToken), 'session_expired')
})

test('[AUTH-04, AUTH-43] signing out ends the session’s access tokens and refresh tokens at once', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  expect((await here.as('visitor').call(signOut, {}, bearer(someone.accessToken))).body).toEqual({ ended: true })
  expectRefusal(await whoIs(here, someone.accessToken), 'session_expired')
  expectRefusal(await refresh(here, someone.refreshToken), 'refresh_token_over')
})

test('a token signed by anybody else is nobody’s: none, HS256 with the public key, a strange key, a changed claim', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  const payload = decodeJwt(someone.accessToken)
  const { kid } = decodeProtectedHeader(someone.accessToken)
  const [head, body, signature] = someone.accessToken.split('.')
  const { keys } = (await here.as('visitor').call(showSigningKeys, {})).body
  const publicJwk = keys.find((key) => key.kid === kid)
  const hs256 = (secret: string) => {
    const signed = `${part({ alg: 'HS256', typ: 'at+jwt', kid })}.${body}`
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
  }
  const strange = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const signedBy = (name: string | undefined) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: name }).sign(strange.privateKey)
  const forged = [
    `${part({ alg: 'none', typ: 'at+jwt', kid })}.${body}.`,
    `${part({ alg: 'none' })}.${body}.`,
    hs256(publicJwk?.x ?? ''),
    hs256(JSON.stringify(publicJwk)),
    hs256(await exportSPKI((await importJWK({ ...publicJwk }, 'EdDSA')) as CryptoKey)),
    await signedBy(kid),
    await signedBy('not-a-key'),
    await signedBy(undefined),
    `${head}.${part({ ...payload, sub: '0199d3a2-6a5e-7c31-b1de-5f1f6b0c2a11' })}.${signature}`,
    `${head}.${part({ ...payload, exp: 99_999_999_999 })}.${signature}`,
    `${head}.${body}.`,
    'a.b.c',
    '..',
  ]
  for (const token of forged) expectRefusal(await whoIs(here, token), 'session_expired')
  expect((await whoIs(here, someone.accessToken)).status).toBe(200)
})

test('an access token of one community is worth nothing in another', async () => {
  const here = await world()
  const { accessToken, refreshToken } = await someoneWithTokens(here)
  const there = here.as('visitor').at(await here.anotherTenant())
  expectRefusal(await there.call(showMe, {}, bearer(accessToken)), 'session_expired')
  expectRefusal(await there.call(refreshTokens, { refreshToken }), 'refresh_token_over')
  expect((await refresh(here, refreshToken)).status).toBe(200)
})

test('[AUTH-06] keys rotate: the new one signs, the old one is believed for its last tokens and then gone', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  const kidOf = (token: string) => decodeProtectedHeader(token).kid
  const listed = async () => (await here.as('visitor').call(showSigningKeys, {})).body.keys.map(({ kid }) => kid)
  const kid = await here.transact((tx) => rotateSigningKey(tx))
  const next = (await refresh(here, someone.refreshToken)).body
  expect(kidOf(next.accessToken)).toBe(kid)
  expect(kidOf(someone.accessToken)).not.toBe(kid)
  expect((await whoIs(here, someone.accessToken)).status).toBe(200)
  expect(await listed()).toContain(kidOf(someone.accessToken))
  here.clock.advance({ minutes: 61 })
  expect(await listed()).not.toContain(kidOf(someone.accessToken))
})

test('[SM-22, AUTH-05, TST-07] a refresh token gives the next pair once: active → rotated', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  const next = (await refresh(here, someone.refreshToken)).body
  expect((await whoIs(here, next.accessToken)).body.memberId).toBe(someone.memberId)
  expect(next.refreshToken).not.toBe(someone.refreshToken)
  expect((await refresh(here, next.refreshToken)).status).toBe(200)
})

test('[SM-22, AUTH-05] one that comes again has been stolen: the whole family is revoked, its session with it', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  const next = (await refresh(here, someone.refreshToken)).body
  here.clock.advance({ seconds: 11 })
  expectRefusal(await refresh(here, someone.refreshToken), 'refresh_token_reused')
  expectRefusal(await refresh(here, next.refreshToken), 'refresh_token_over')
  for (const token of [next.accessToken, someone.sessionToken]) expectRefusal(await whoIs(here, token), 'session_expired')
})

test('[AUTH-05] of two refreshes at the same time one gets tokens, and the session goes on', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  const both = await Promise.all([refresh(here, someone.refreshToken), refresh(here, someone.refreshToken)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  const [winner] = both.filter(({ status }) => status === 200)
  expect((await whoIs(here, winner?.body.accessToken ?? '')).status).toBe(200)
})

test('[AUTH-08, SM-22] a refresh token is good for 30 days from its making, 90 with “remember me”, then expired', async () => {
  const here = await world()
  const [short, long] = [await someoneWithTokens(here), await someoneWithTokens(here, { remember: true })]
  here.clock.advance({ hours: 29 * 24 })
  const second = (await refresh(here, short.refreshToken)).body
  here.clock.advance({ hours: 29 * 24 })
  const third = (await refresh(here, second.refreshToken)).body
  here.clock.advance({ hours: 31 * 24 })
  expectRefusal(await refresh(here, third.refreshToken), 'refresh_token_over')
  const later = await refresh(here, long.refreshToken)
  expect(later.status).toBe(200)
  here.clock.advance({ hours: 91 * 24 })
  expectRefusal(await refresh(here, later.body.refreshToken), 'refresh_token_over')
})

test('[AUTH-11] only hashes of refresh tokens are stored, and no private key is readable', async () => {
  const here = await world()
  const { refreshToken } = await someoneWithTokens(here)
  const rows = await here.host.db.global.selectFrom('identity_refresh_tokens').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(refreshToken)
  const keys = await here.host.db.global.selectFrom('identity_signing_keys').selectAll().execute()
  for (const { sealed_private_jwk } of keys) expect(sealed_private_jwk.toString('latin1')).not.toContain('"crv"')
})

test('[AUTH-14] a bearer token goes before the cookie beside it, and a cookie alone needs its CSRF token to write', async () => {
  const here = await world()
  const [one, other] = [await someoneWithTokens(here), await someoneWithTokens(here)]
  const cookie = `guildhall_session=${other.sessionToken}`
  const visitor = here.as('visitor')
  const both = await visitor.call(showMe, {}, { headers: { cookie, authorization: `Bearer ${one.accessToken}` } })
  expect(both.body.memberId).toBe(one.memberId)
  expect((await visitor.call(showMe, {}, { headers: { cookie } })).body.memberId).toBe(other.memberId)
  expectRefusal(await visitor.call(issueTokens, {}, { headers: { cookie } }), 'csrf_failed')
})

test('a suspended member gets no further tokens', async () => {
  const here = await world()
  const someone = await someoneWithTokens(here)
  await here.transact((tx) =>
    tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', someone.memberId).execute(),
  )
  expectRefusal(await refresh(here, someone.refreshToken), 'refresh_token_over')
  expectRefusal(await whoIs(here, someone.accessToken), 'session_expired')
})
