import { at, expect, look, signIn, test } from './kit.ts'

test('a passkey is made in the settings, signs in without a password, and is removed', async ({ page, context }) => {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, 'gimbi', 'moderator@gimbi.example')
  await page.goto(at('gimbi', '/settings/security/passkeys'))
  await expect(page.getByText('You have no passkeys here yet.')).toBeVisible()
  await page.getByLabel('Name').fill('This laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Remove: This laptop' })).toBeVisible()
  await look(page, 'passkeys')

  await context.clearCookies()
  await page.goto(at('gimbi', '/sign-in?next=/settings/security/passkeys'))
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove: This laptop' }).click()
  await expect(page.getByText('You have no passkeys here yet.')).toBeVisible()
})
