import { aTitle, at, expect, look, signIn, startTopic, test } from './kit.ts'

test('a moderator removes a topic, after being asked', async ({ page }) => {
  await signIn(page, 'gimbi', 'moderator@gimbi.example')
  const title = aTitle()
  await startTopic(page, 'gimbi', { title, body: 'This belongs elsewhere.' })
  await page.getByRole('button', { name: /^Manage/ }).click()
  await page.getByRole('menuitem', { name: /^Delete / }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete this/ })
  await expect(dialog).toBeVisible()
  await look(page, 'remove-topic')
  await dialog.getByRole('button', { name: /^Delete / }).click()
  await page.waitForURL(at('gimbi', '/latest'))
  await expect(page.getByRole('heading', { name: title })).toHaveCount(0)
})

test('a link of a list opens its page without a new document, and the shape of it while that takes long', async ({ page }) => {
  await page.goto(at('gimbi', '/latest'), { waitUntil: 'networkidle' })
  await page.evaluate(() => Object.assign(globalThis, { same: true }))
  await page.route('**/*.data*', async (route) => {
    await new Promise((done) => setTimeout(done, 1200))
    await route.continue()
  })
  const link = page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').first()
  const title = (await link.textContent()) ?? ''
  await link.click()
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: /^Latest/ })).toBeVisible()
})
