import { at, expect, look, signIn, test } from './kit.ts'

test.describe('refusals', () => {
  test.use({ allowConsole: [/Failed to load resource.*40[0139]/] })

  test('[TST-54, TST-55] a wrong password is refused in plain words, and what was typed stays', async ({ page }) => {
    await page.goto(at('gimbi', '/sign-in'))
    await look(page, 'sign-in')
    await page.getByLabel('E-mail').fill('member@gimbi.example')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toContainText(/e-mail|password/i)
    await expect(page.getByLabel('E-mail')).toHaveValue('member@gimbi.example')
    await look(page, 'sign-in-refused')
  })

  test('[TST-54] a page for members asks to sign in and then shows itself', async ({ page }) => {
    await page.goto(at('gimbi', '/new'))
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await page.waitForURL(/\/sign-in\?next=/)
    await page.getByLabel('E-mail').fill('member@gimbi.example')
    await page.getByLabel('Password', { exact: true }).fill('guildhall-demo')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(at('gimbi', '/new'))
  })
})

test('[TST-54] a member signs out and is nobody again', async ({ page }) => {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  await page.goto(at('gimbi', '/settings'))
  await look(page, 'settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('somebody new joins where registration is open', async ({ page }) => {
  await page.goto(at('gimbi', '/register'))
  await look(page, 'register')
  await page.getByLabel(/name/i).first().fill('Wren Abbott')
  await page.getByLabel('E-mail').fill(`wren-${Date.now()}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill('a long enough password')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Join|Create)/ })
    .click()
  await expect(page.getByRole('banner').getByRole('link', { name: /Wren Abbott/ })).toBeVisible()
})

test('a member of the community by invitation reads it', async ({ page }) => {
  await signIn(page, 'territories', 'member@territories.example')
  await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible()
  await look(page, 'territories-home')
})
