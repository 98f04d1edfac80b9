import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openidProvider } from '../modules/identity/testing/openid-provider.ts'
import { requestIn, samlIdp } from '../modules/identity/testing/saml-provider.ts'
import { at, expect, look, signIn, test } from './kit.ts'

test.use({ allowConsole: [/status of (401|403)/] as never })

test('[AUTH-39] an administrator adds a provider, a member connects their account there, and comes in with it', async ({
  page,
  context,
}) => {
  const email = 'nia@elsewhere.example'
  const op = await openidProvider([{ sub: 'nia', email, email_verified: true, name: 'Nia Elsewhere' }])
  await signIn(page, 'gimbi', 'admin@gimbi.example')
  await page.goto(at('gimbi', '/admin/providers'))
  await page.getByRole('link', { name: 'Add an OpenID Connect provider' }).click()
  await page.getByLabel('Name on the button').fill('Elsewhere')
  await page.getByLabel('Issuer').fill(op.issuer)
  await page.getByLabel('Client id').fill(op.clientId)
  await page.getByLabel('Client secret').fill(op.clientSecret)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const redirectUri = await page.locator('dd').first().textContent()
  op.register(String(redirectUri))
  await page.getByRole('button', { name: 'Try the connection' }).click()
  await expect(page.getByText('It takes the client id and secret.')).toBeVisible()
  await look(page, 'providers')

  await context.clearCookies()
  await signIn(page, 'gimbi', 'member@gimbi.example')
  await page.goto(at('gimbi', '/settings/connections'))
  await page.getByRole('button', { name: 'Connect: Elsewhere' }).click()
  await page.getByLabel('Who are you?').fill('nia')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'Disconnect: Elsewhere' })).toBeVisible()
  await expect(page.getByText(email)).toBeVisible()
  await look(page, 'connections')

  await context.clearCookies()
  await page.goto(at('gimbi', '/sign-in?next=/settings/connections'))
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await page.getByRole('button', { name: 'Refuse' }).click()
  await expect(page.getByRole('alert')).toContainText('you did not allow it')
  await look(page, 'elsewhere-refused')
  await page.getByRole('button', { name: 'Try again with Elsewhere' }).click()
  await page.getByLabel('Who are you?').fill('nia')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('You came in with Elsewhere this time.')).toBeVisible()
  op.close()
})

/** The page of a SAML provider: whoever comes is Sam, and one press posts it. */
async function samlPage() {
  const idp = samlIdp()
  const server = createServer((request, response) => {
    const { RelayState, SAMLResponse } = idp.answer(`http://idp${request.url}`, { nameId: 'sam', email: 'sam@elsewhere.example' })
    const { recipient } = requestIn(`http://idp${request.url}`)
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html lang="en"><title>SAML</title><link rel="icon" href="data:,"><form method="post" action="${recipient}"><input type="hidden" name="RelayState" value="${RelayState}"><input type="hidden" name="SAMLResponse" value="${SAMLResponse}"><button>I am Sam</button></form></html>`,
      )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    metadata: idp.metadata.replace('https://idp.example/sso', `http://127.0.0.1:${port}/sso`),
    close: () => server.close(),
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a SAML provider’s post from another site brings somebody new in, where they wanted to go', async ({ page, context }) => {
    const idp = await samlPage()
    await signIn(page, 'gimbi', 'admin@gimbi.example')
    await page.goto(at('gimbi', '/admin/providers/new-saml'))
    await page.getByLabel('Name on the button').fill('Town hall')
    await page.getByLabel('Or paste the metadata (XML)').fill(idp.metadata)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await context.clearCookies()
    await page.goto(at('gimbi', '/sign-in?next=/settings/connections'))
    await page.getByRole('button', { name: 'Continue with Town hall' }).click()
    await page.getByRole('button', { name: 'I am Sam' }).click()
    await page.waitForURL(at('gimbi', '/settings/connections'))
    await expect(page.getByText('sam@elsewhere.example')).toBeVisible()
    idp.close()
  })
})
