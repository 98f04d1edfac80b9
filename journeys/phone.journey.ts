import { type Browser, expect, type Page } from '@playwright/test'
import { at, signIn, test } from './kit.ts'

/** Every screen people use on their way. */
const screens = [
  '/',
  '/latest',
  '/t/i-start-at-saltbush-on-monday',
  '/new',
  '/search?q=work',
  '/members',
  '/chat',
  '/chat/new',
  '/notifications',
  '/settings/appearance',
  '/settings/profile',
  '/settings/notifications',
]
const LEAST = 44

async function phone(browser: Browser, { width, locale }: { width: number; locale: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 780 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await signIn(page, 'gimbi', 'member@gimbi.example')
  const cookie = { name: 'guildhall_locale', value: locale, url: at('gimbi') }
  await context.addCookies([cookie])
  return page
}

/** Whatever stands out of the screen sideways, and bars whose targets are too small for a thumb. */
const faultsOf = (page: Page) =>
  page.evaluate((least) => {
    const root = document.documentElement
    const overflow = root.scrollWidth > root.clientWidth ? [`runs out by ${root.scrollWidth - root.clientWidth}`] : []
    const bars = [...document.querySelectorAll('body > header a, body > header button, body > nav a')]
    const small = bars
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < least || box.height < least))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)
    return [...overflow, ...small]
  }, LEAST)

for (const [width, locale] of [
  [390, 'en'],
  [360, 'ar'],
] as const) {
  test(`[MOB-06, MOB-08, MOB-10, MOB-13] every main screen fits a phone of ${width} px, in ${locale}`, async ({ browser }) => {
    const page = await phone(browser, { width, locale })
    const found: Record<string, string[]> = {}
    for (const path of screens) {
      await page.goto(at('gimbi', path))
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      const faults = await faultsOf(page)
      if (faults.length > 0) found[path] = faults
    }
    expect(found).toEqual({})
    await page.context().close()
  })
}

test('[MOB-09] a phone finds everything it needs to install the community', async ({ page }) => {
  await page.goto(at('gimbi'))
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await page.evaluate(async (from) => (await fetch(from)).json(), address ?? '')
  expect(manifest).toMatchObject({ id: '/', name: 'Gimbi', start_url: '/', scope: '/', display: 'standalone', dir: 'ltr' })
  const sized = manifest.icons.filter(({ sizes }: { sizes: string }) => sizes !== 'any')
  const drawn = await page.evaluate(async (icons: { src: string; purpose?: string }[]) => {
    const pictures = icons.map(async ({ src, purpose }) => {
      const picture = new Image()
      picture.src = src
      await picture.decode()
      return {
        src,
        sizes: `${picture.naturalWidth}x${picture.naturalHeight}`,
        type: 'image/png',
        ...(purpose ? { purpose } : {}),
      }
    })
    return Promise.all(pictures)
  }, sized)
  expect(drawn).toEqual(sized)
  expect(sized.map(({ sizes }: { sizes: string }) => sizes)).toEqual(['192x192', '512x512', '512x512'])
})

test('[MOB-09] what another app shares becomes a topic or a draft', async ({ page }) => {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  const shared = new URLSearchParams({ title: 'Seasonal work', text: 'Worth a look', url: 'https://example.org/jobs' })
  await page.goto(at('gimbi', `/share?${shared}`))
  await page
    .getByRole('main')
    .getByRole('link', { name: /topic|yarn/i })
    .click()
  await expect(page.getByLabel('Title')).toHaveValue('Seasonal work')
  await expect(page.getByLabel('Your post')).toHaveValue('Worth a look\n\nhttps://example.org/jobs')
  await page.goto(at('gimbi', `/share?${shared}`))
  await page.getByRole('main').getByRole('listitem').getByRole('button').first().click()
  await page.waitForURL(/\/chat\//)
  await expect(page.getByLabel('Write a message')).toHaveValue('Seasonal work\nWorth a look\n\nhttps://example.org/jobs')
})
