import { codeAt } from '../modules/identity/testing/factors.ts'
import { at, expect, look, PASSWORD, signIn, test } from './kit.ts'

/** What the app shows `steps` × 30 seconds from now: a code once accepted is never accepted again. */
const code = (secret: string, steps: number) =>
  codeAt(
    secret,
    Temporal.Now.instant()
      .add({ seconds: 30 * steps })
      .toString(),
  )

test.use({ allowConsole: [/status of 401/] })

test('[AUTH-26, AUTH-27, AUTH-28, AUTH-29] two-step sign-in: set up, backup codes, the second step, switched off', async ({
  page,
}) => {
  const who = 'moderator@p2p-sandbox.example'
  await signIn(page, 'p2p-sandbox', who)
  await page.goto(at('p2p-sandbox', '/settings/security/two-factor'))
  await look(page, 'two-factor-off')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.getByRole('button', { name: 'Switch on' }).click()
  await expect(page.getByRole('alert').first()).toContainText('not right')
  await look(page, 'two-factor-set-up')
  await page.getByRole('textbox', { name: 'Code' }).fill(code(secret, -1))
  await page.getByRole('button', { name: 'Switch on' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^\w{5}-\w{5}$/ })).toHaveCount(10)
  await look(page, 'two-factor-on')

  await page.context().clearCookies()
  await page.goto(at('p2p-sandbox', '/sign-in?next=/settings/communities'))
  await page.getByLabel('E-mail').fill(who)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
  await look(page, 'second-step')
  await page.getByRole('textbox', { name: 'Code' }).fill('111111')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').first()).toContainText('not right')
  await page.getByRole('textbox', { name: 'Code' }).fill(code(secret, 0))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'My communities' })).toBeVisible()
  await look(page, 'my-communities')

  await page.goto(at('p2p-sandbox', '/settings/api-keys'))
  await page.getByLabel('What is it for?').fill('Nightly export')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByRole('status')).toContainText('ghk_')
  await look(page, 'api-keys')

  await page.goto(at('p2p-sandbox', '/settings/security/two-factor'))
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Switch off' }).click()
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('[AUTH-29] the second factor is set up, asked for and switched off by forms alone', async ({ page }) => {
    const who = 'moderator@territories.example'
    const settings = at('territories', '/settings/security/two-factor')
    await signIn(page, 'territories', who)
    await page.goto(settings)
    await page.getByRole('button', { name: 'Set up' }).click()
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
    await page.getByRole('textbox', { name: 'Code' }).fill(code(secret, -1))
    await page.getByRole('button', { name: 'Switch on' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: /^\w{5}-\w{5}$/ })).toHaveCount(10)
    await page.context().clearCookies()
    await page.goto(at('territories', '/sign-in?next=/settings/security/two-factor'))
    await page.getByLabel('E-mail').fill(who)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('textbox', { name: 'Code' }).fill(code(secret, 0))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(settings)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Switch off' }).click()
    await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
  })
})
