import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  addProvider,
  editProvider,
  listProviders,
  returnFromProvider,
  showMe,
  testProvider,
  visitProvider,
} from '../contract/index.ts'
import { selfSigned } from '../testing/certificate.ts'
import { anEmail, bearer } from '../testing/people.ts'
import { assertionOf, requestIn, responseOf, samlIdp, signedAssertion, type Told } from '../testing/saml-provider.ts'

async function scene(here: World) {
  const idp = samlIdp()
  const admin = here.as({ roles: ['admin'] })
  const provider = (await admin.call(addProvider, { name: 'Elsewhere', metadata: idp.metadata })).body
  const email = anEmail('nia')
  /** A visit, and what comes of posting something back. */
  const visit = async () => (await here.as('visitor').call(visitProvider, { provider: provider.id })).body
  const post = (form: Record<string, string>) =>
    here.request({
      method: 'POST',
      url: `/api/v1/auth/providers/${provider.id}/assertion`,
      headers: {
        // A provider below the same domain is the same site: its page's post brings the session of whoever is signed in.
        cookie: 'guildhall_session=of-somebody',
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://idp.example',
        'sec-fetch-site': 'cross-site',
      },
      payload: new URLSearchParams(form).toString(),
    })
  const back = (secret: string) => here.as('visitor').call(returnFromProvider, { provider: provider.id, secret })
  const fault = async () => (await admin.call(listProviders, {})).body.items[0]?.lastFault
  return { idp, admin, provider, email, visit, post, back, fault }
}

test('somebody comes in with a SAML account: metadata in, request out, assertion posted from another site, fetched by the browser', async () => {
  const here = await world()
  const { idp, provider, email, visit, post, back } = await scene(here)
  expect(provider.saml).toMatchObject({
    entityId: idp.entityId,
    entryPoint: 'https://idp.example/sso',
    certificates: [idp.certificate],
  })
  const { url, secret } = await visit()
  expect(url).toMatch(/^https:\/\/idp\.example\/sso\?/)
  expectRefusal(await back(secret), 'visit_over')
  const again = await visit()
  const posted = await post(idp.answer(again.url, { email, name: 'Nia Newcomer' }))
  expect([posted.status, posted.headers['location']]).toEqual([303, `/sign-in/with/${provider.id}/back`])
  const { body } = await back(again.secret)
  const me = await here.as('visitor').call(showMe, {}, bearer((body as { token: string }).token))
  expect(me.body).toMatchObject({ displayName: 'Nia Newcomer', email })
  expectRefusal(await back(again.secret), 'visit_over')
})

const lies: [string, Told, RegExp][] = [
  ['is over', { notOnOrAfter: -61 }, /expired|subject confirmation/i],
  ['is not valid yet', { notBefore: 90 }, /not yet valid|not valid yet/i],
  ['is for another community', { audience: 'https://other.example/metadata' }, /audience/i],
  ['is for another address', { recipient: 'https://other.example/assertion' }, /answer this request/i],
  ['answers another request', { inResponseTo: '_another' }, /InResponseTo|answer this request/i],
  ['is from another provider', { issuer: 'https://evil.example/metadata' }, /issuer/i],
  ['is signed with SHA-1', { algorithm: 'sha1' }, /outdated/i],
  ['names nobody for good', { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }, /transient/i],
]
test.each(lies)('an assertion that %s is not believed', async (_what, told, why) => {
  const here = await world()
  const { idp, email, visit, post, back, fault } = await scene(here)
  const { url, secret } = await visit()
  await post(idp.answer(url, { email, ...told }))
  expectRefusal(await back(secret), 'provider_not_believed')
  expect(await fault()).toMatch(why)
})

test('clocks may differ by less than a minute', async () => {
  const here = await world()
  const { idp, email, visit, post, back } = await scene(here)
  const { url, secret } = await visit()
  await post(idp.answer(url, { email, notOnOrAfter: -30 }))
  expect((await back(secret)).status).toBe(200)
})

type Ask = ReturnType<typeof requestIn>
type Idp = ReturnType<typeof samlIdp>
const evil = (asked: Ask) => assertionOf(asked, { nameId: 'admin', id: '_evil', email: 'admin@example.org' })
const forgeries: [string, (idp: Idp, asked: Ask) => string][] = [
  ['that nobody signed', (_idp, asked) => responseOf(asked, assertionOf(asked, { email: 'a@example.org' }))],
  [
    'that was changed after it was signed',
    ({ signer }, asked) => {
      const honest = signedAssertion(signer, { asked, told: { nameId: 'nia', email: 'nia@example.org' } })
      return responseOf(asked, honest.replace('>nia<', '>admin<'))
    },
  ],
  [
    'that somebody else signed',
    ({ entityId }, asked) => {
      const { privateKey } = selfSigned('Somebody else')
      return responseOf(asked, signedAssertion({ privateKey, entityId }, { asked, told: { email: 'nia@example.org' } }))
    },
  ],
  [
    'wrapped: a forged one before the signed one',
    ({ signer }, asked) => responseOf(asked, evil(asked) + signedAssertion(signer, { asked })),
  ],
  [
    'wrapped: the signed one within a forged one',
    ({ signer }, asked) => {
      const honest = signedAssertion(signer, { asked })
      return responseOf(asked, evil(asked).replace('</saml:Assertion>', `<saml:Advice>${honest}</saml:Advice></saml:Assertion>`))
    },
  ],
  [
    'wrapped: the signature moved into a forged one, the signed one beside it',
    ({ signer }, asked) => {
      const honest = signedAssertion(signer, { asked })
      const signature = /<Signature[\s\S]*<\/Signature>/.exec(honest)?.[0] ?? ''
      const object = signature.replace('</Signature>', `<Object>${honest.replace(signature, '')}</Object></Signature>`)
      return responseOf(asked, evil(asked).replace('</saml:Issuer>', `</saml:Issuer>${object}`))
    },
  ],
  [
    'wrapped: a forged one under the id that was signed',
    ({ signer }, asked) => {
      const honest = signedAssertion(signer, { asked, told: { id: '_evil' } })
      return responseOf(asked, `${evil(asked)}<samlp:Extensions>${honest}</samlp:Extensions>`)
    },
  ],
  [
    'that declares a document type',
    ({ signer }, asked) => {
      const xml = Buffer.from(responseOf(asked, signedAssertion(signer, { asked })), 'base64').toString()
      return Buffer.from(`<!DOCTYPE x [<!ENTITY who "admin">]>${xml}`).toString('base64')
    },
  ],
  ['that is no XML', () => Buffer.from('<samlp:Response').toString('base64')],
]
test.each(forgeries)('an answer %s is not believed', async (_what, forge) => {
  const here = await world()
  const { idp, visit, post, back } = await scene(here)
  const { url, secret } = await visit()
  const asked = requestIn(url)
  const posted = await post({ RelayState: asked.relayState, SAMLResponse: forge(idp, asked) })
  expect(posted.status).toBe(303)
  expectRefusal(await back(secret), 'provider_not_believed')
})

test('an assertion is taken once, by whichever visit; nothing is taken that was not asked for', async () => {
  const here = await world()
  const { idp, email, visit, post, back } = await scene(here)
  const first = await visit()
  const answer = idp.answer(first.url, { email, id: '_once' })
  await post(answer)
  const second = await visit()
  // The same assertion for another request, as if the provider itself had repeated it.
  await post(idp.answer(second.url, { email, id: '_once' }))
  expectRefusal(await back(second.secret), 'provider_not_believed')
  await post({ ...idp.answer(first.url, { email, nameId: 'admin' }) })
  expect((await back(first.secret)).status).toBe(200)
  await post(answer)
  expectRefusal(await back(first.secret), 'visit_over')
  const third = await visit()
  await post({ ...idp.answer(third.url, { email }), RelayState: 'made-up' })
  expectRefusal(await back(third.secret), 'visit_over')
})

test('whoever is refused over there is told so', async () => {
  const here = await world()
  const { visit, post, back } = await scene(here)
  const { url, secret } = await visit()
  const asked = requestIn(url)
  await post({ RelayState: asked.relayState, SAMLResponse: responseOf(asked, '', { status: 'Responder' }) })
  expectRefusal(await back(secret), 'provider_declined')
})

test('what the provider has to know about us stands at an address of its own', async () => {
  const here = await world()
  const { provider } = await scene(here)
  const { status, body, headers } = await here.as('visitor').get(`/auth/providers/${provider.id}/metadata`)
  expect([status, headers['content-type']]).toEqual([200, 'application/samlmetadata+xml'])
  expect(String(body)).toContain(`entityID="${provider.metadataUri}"`)
  expect(String(body)).toContain(`Location="${provider.redirectUri}"`)
  expect(String(body)).toContain('WantAssertionsSigned="true"')
})

test('metadata that is none is refused with the field at fault, and a certificate that ended is found by trying', async () => {
  const here = await world()
  const { admin, provider } = await scene(here)
  for (const metadata of ['<x/>', 'nonsense', '<!DOCTYPE x []><x/>'])
    expectRefusal(await admin.call(addProvider, { name: 'X', metadata }), 'metadata_not_understood')
  expectRefusal(await admin.call(addProvider, { name: 'X' }), 'provider_incomplete')
  const { certificate } = selfSigned('Old', { to: '250601000000Z' })
  await admin.call(editProvider, { provider: provider.id, saml: { certificates: [certificate] } })
  const { works, findings } = (await admin.call(testProvider, { provider: provider.id })).body
  expect(works).toBe(false)
  expect(findings.at(-1)?.text).toContain('ended on 2025-06-01')
  expectRefusal(
    await admin.call(editProvider, { provider: provider.id, saml: { entityId: 'https://evil.example' } }),
    'issuer_stays',
  )
})
