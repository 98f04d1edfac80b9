import { aTitle, at, expect, listenTo, look, signIn, startTopic, test } from './kit.ts'

test('[TST-38, TST-56] a member starts a topic, and a reply appears live in a second browser', async ({ page, browser }) => {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  const title = aTitle()
  const address = await startTopic(page, 'gimbi', { title, body: 'Who has **seen** it?' })
  await expect(page.getByRole('article').locator('strong', { hasText: 'seen' })).toBeVisible()

  const elsewhere = await browser.newContext()
  const said = listenTo(elsewhere)
  const other = await elsewhere.newPage()
  await signIn(other, 'gimbi', 'admin@gimbi.example')
  await other.goto(address, { waitUntil: 'networkidle' })
  await expect(other.getByRole('article')).toHaveCount(1)

  await page.getByLabel('Your reply').fill('It stands by the creek.')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(other.getByRole('article').nth(1)).toContainText('It stands by the creek.')
  expect(said).toEqual([])
  await elsewhere.close()
})

test('[TST-56] an author edits within the grace period and finds the new words by searching', async ({ page }) => {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  await startTopic(page, 'gimbi', { title: aTitle(), body: 'The wrogn word.' })
  await page.getByRole('button', { name: 'More actions for post 1' }).click()
  await page.getByRole('menuitem', { name: /Edit/ }).click()
  const editor = page.getByRole('article').getByRole('textbox')
  await editor.fill('The quillwort word.')
  await page.getByRole('article').getByRole('button', { name: /Save/ }).click()
  await expect(page.getByRole('article').first()).toContainText('The quillwort word.')
  await page.goto(at('gimbi', '/search?q=quillwort'))
  await expect(page.getByRole('main').locator('mark').first()).toHaveText('quillwort')
})

test.describe('refusals', () => {
  test.use({ allowConsole: [/Failed to load resource.*400/] })

  test('[TST-55] the forms say what they need', async ({ page }) => {
    await signIn(page, 'gimbi', 'member@gimbi.example')
    await look(page, 'gimbi-home-member')
    await page.goto(at('gimbi', '/new'))
    // Long enough for the browser's own check, too short once the server has trimmed it.
    await page.getByLabel('Title').fill('   Hi   ')
    await page.getByLabel('Your post').fill('Words.')
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Start/ })
      .click()
    await expect(page.getByRole('main')).toContainText('Use at least 5 characters.')
    await look(page, 'gimbi-new-topic')
  })
})
