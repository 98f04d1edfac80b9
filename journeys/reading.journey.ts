import { at, expect, look, test } from './kit.ts'

test('the server introduces its communities, each at its own address', async ({ page }) => {
  await page.goto(at(null))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Communities on this server')
  const communities = page.getByRole('main').getByRole('listitem')
  await expect(communities).toHaveCount(9)
  await look(page, 'server')
  await communities.filter({ hasText: 'Gimbi' }).getByRole('link').click()
  await page.waitForURL(at('gimbi'))
})

test('[TST-55, TST-56, NAV-20] a visitor reads topics without signing in', async ({ page }) => {
  await page.goto(at('gimbi'))
  await look(page, 'gimbi-home')
  await page
    .getByRole('region', { name: 'Categories' })
    .getByRole('link', { name: /Good news/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Good news' })).toBeVisible()
  await look(page, 'gimbi-category')
  await page.getByRole('main').getByRole('link', { name: 'I start at Saltbush on Monday!' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('I start at Saltbush on Monday!')
  await expect(page.getByRole('article')).toHaveCount(6)
  await expect(page.getByLabel('Your reply')).toHaveCount(0)
  await look(page, 'gimbi-topic')
})

test('[TST-56] a search finds posts and shows where the word stands', async ({ page }) => {
  await page.goto(at('gimbi', '/search'))
  await page.getByRole('searchbox').fill('laminated')
  await page.getByRole('searchbox').press('Enter')
  const hit = page.getByRole('main').getByRole('listitem').first()
  await expect(hit.locator('mark').first()).toHaveText(/laminated/i)
  await look(page, 'gimbi-search')
  await page.getByRole('searchbox').fill('xylophonist')
  await page.getByRole('searchbox').press('Enter')
  await page.waitForURL(/xylophonist/)
  await expect(page.getByRole('main').locator('mark')).toHaveCount(0)
  await look(page, 'gimbi-search-nothing')
})

for (const community of ['itellico', 'p2p-sandbox']) {
  test(`${community} has its own face`, async ({ page }) => {
    await page.goto(at(community))
    await expect(page.getByRole('banner').getByRole('link').first()).toBeVisible()
    await look(page, `${community}-home`)
  })
}

test.describe('pages that refuse', () => {
  test.use({ allowConsole: [/Failed to load resource.*40[14]/] })

  test('[TST-55, NAV-20] a page that is not there says so and leads on', async ({ page }) => {
    const response = await page.goto(at('gimbi', '/t/no-such-topic'))
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
    await look(page, 'not-found')
    await page.getByRole('link', { name: 'Go to the front page' }).click()
    await page.waitForURL(at('gimbi'))
  })

  test('a members-only community shows its door and nothing behind it', async ({ page }) => {
    const response = await page.goto(at('territories', '/latest'))
    expect(response?.status()).toBe(401)
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(0)
    await page.goto(at('territories'))
    await expect(page.getByRole('heading', { level: 1 })).toContainText('by invitation')
    await look(page, 'territories-door')
    await page.goto(at('care'))
    await look(page, 'care-door')
  })

  test('an address that is nobody’s names the communities there are', async ({ page }) => {
    const response = await page.goto(at('nobody'))
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('main')).toContainText('Gimbi')
    await look(page, 'unknown-community')
  })
})
