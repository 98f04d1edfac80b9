import { at, expect, PASSWORD, test } from './kit.ts'

test.use({ javaScriptEnabled: false })

test('everything can be read without JavaScript', async ({ page }) => {
  await page.goto(at('gimbi'))
  await page.getByRole('main').getByRole('link', { name: 'I start at Saltbush on Monday!' }).click()
  await expect(page.getByRole('article')).toHaveCount(6)
  await page
    .getByRole('banner')
    .getByRole('link', { name: /Search/ })
    .click()
  await page.getByRole('searchbox').fill('laminated')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('main').locator('mark').first()).toBeVisible()
})

test('signing in and replying work without JavaScript', async ({ page }) => {
  await page.goto(at('gimbi', '/sign-in'))
  await page.getByLabel('E-mail').fill('member@gimbi.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(at('gimbi'))
  await page.goto(at('gimbi', '/t/anyone-else-starting-the-train-crew-intake'))
  const before = await page.getByRole('article').count()
  const words = `Plain and simple ${Date.now()}`
  await page.getByLabel('Your reply').fill(words)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.getByRole('article')).toHaveCount(before + 1)
  await expect(page.getByRole('article').last()).toContainText(words)
})
