import { at, expect, look, PASSWORD, signIn, test } from './kit.ts'

const someone = () => `someone-${crypto.randomUUID().slice(0, 8)}@example.org`

test('[INV-20] an administrator invites in the browser, somebody accepts in another, and the figures say so', async ({
  page,
  browser,
}) => {
  await signIn(page, 'gimbi', 'admin@gimbi.example')
  await page.goto(at('gimbi', '/admin/invitations'))
  const figure = async () =>
    Number((await page.getByRole('listitem').filter({ hasText: 'came in' }).locator('strong').textContent()) ?? '')
  const before = await figure()
  await page.locator('summary').filter({ hasText: 'Invite' }).first().click()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  await look(page, 'invitation-issued')

  const elsewhere = await browser.newContext()
  const visitor = await elsewhere.newPage()
  await visitor.goto(link)
  await visitor.getByLabel('Name').first().fill('Nell Invited')
  await visitor.getByLabel('E-mail').fill(someone())
  await visitor.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await visitor.getByRole('button', { name: /Gimbi/ }).click()
  await visitor.waitForURL((url) => !url.pathname.startsWith('/join'))
  await elsewhere.close()

  await page.goto(at('gimbi', '/admin/invitations'))
  expect(await figure()).toBe(before + 1)
  await expect(page.getByRole('row').filter({ hasText: '1 / 1' }).first()).toBeVisible()
})

test('[INV-18] who comes by an invitation that says so waits before a wall until an organiser lets them in', async ({
  page,
  browser,
}) => {
  await signIn(page, 'gimbi', 'admin@gimbi.example')
  await page.goto(at('gimbi', '/admin/invitations'))
  await page.locator('summary').filter({ hasText: 'Invite' }).first().click()
  await page.getByLabel('Who comes by it waits').check()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()

  const elsewhere = await browser.newContext()
  const newcomer = await elsewhere.newPage()
  const name = `Wanda ${crypto.randomUUID().slice(0, 6)}`
  await newcomer.goto(link)
  await newcomer.getByLabel('Name').first().fill(name)
  await newcomer.getByLabel('E-mail').fill(someone())
  await newcomer.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await newcomer.getByRole('button', { name: /Gimbi/ }).click()
  await newcomer.waitForURL(at('gimbi', '/membership'))
  await expect(newcomer.getByRole('heading', { name: 'You have asked to join Gimbi' })).toBeVisible()
  await look(newcomer, 'newcomer-waits')
  await newcomer.goto(at('gimbi', '/latest'))
  await newcomer.waitForURL(at('gimbi', '/membership'))
  await newcomer.getByRole('link', { name: 'Edit your profile' }).click()
  await expect(newcomer.getByLabel('Name').first()).toHaveValue(name)

  await page.goto(at('gimbi', '/admin/newcomers'))
  await look(page, 'newcomers')
  await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check()
  await page.getByLabel('A note for them').fill('Good to have you.')
  await page.getByRole('button', { name: 'Do it' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0)

  await newcomer.goto(at('gimbi', '/membership'))
  await expect(newcomer.getByText('Good to have you.')).toBeVisible()
  await newcomer.getByRole('link', { name: 'Go in' }).click()
  await expect(newcomer.getByRole('link', { name: /Search/ }).first()).toBeVisible()
  await elsewhere.close()
})
