import { at, expect, look, signIn, test } from './kit.ts'

test('[NAV-17] the page mirrors itself in Arabic', async ({ page }) => {
  await page.goto(at('gimbi', '/settings'), { waitUntil: 'networkidle' })
  await page.getByLabel('Language').selectOption('ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await page.goto(at('gimbi'))
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await look(page, 'arabic-home')
  await page.goto(at('gimbi', '/t/i-start-at-saltbush-on-monday'))
  await look(page, 'arabic-topic')
})

test('dark mode keeps its contrast', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto(at('gimbi'))
  const brightness = await page.evaluate(() =>
    getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.slice(0, 3).map(Number),
  )
  expect(Math.max(...(brightness ?? [255]))).toBeLessThan(80)
  await look(page, 'dark-home')
  await page.goto(at('gimbi', '/t/i-start-at-saltbush-on-monday'))
  await look(page, 'dark-topic')
  await context.close()
})

test('[NAV-09, NAV-10, TST-61] on a phone the bottom bar leads everywhere', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(at('gimbi'))
  const bar = page.getByRole('navigation', { name: 'Main' })
  await bar.getByRole('link', { name: 'Latest' }).tap()
  await page.waitForURL(at('gimbi', '/latest'))
  await bar.getByRole('link', { name: 'Search' }).tap()
  await page.waitForURL(at('gimbi', '/search'))
  await bar.getByRole('link', { name: 'You' }).tap()
  await page.waitForURL(at('gimbi', '/settings'))
  await context.close()
})

test('[NAV-17] the keyboard alone reaches the content, opens the palette and jumps', async ({ page }) => {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  await page.goto(at('gimbi'), { waitUntil: 'networkidle' })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#main$/)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('textbox')).toBeFocused()
  await look(page, 'palette')
  await page.keyboard.type('Settings')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(at('gimbi', '/settings'))
})
