import type { Page } from '@playwright/test'
import { aTitle, at, expect, look, signIn, startTopic, test } from './kit.ts'

// The browser itself logs each request that does not get through.
test.use({ allowConsole: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|net::ERR|TypeError: Failed to fetch|503/] })

/** Waits until the worker answers for this page, and has kept what the page is made of. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await expect.poll(() => kept(page), { timeout: 15_000 }).toContain('/')
}

/** Addresses of the pages on this device; asked again where a page was just leaving. */
const kept = (page: Page): Promise<string[]> =>
  page
    .evaluate(async () => {
      if (!(await caches.has('guildhall-pages'))) return []
      const keys = await (await caches.open('guildhall-pages')).keys()
      return keys.map(({ url }) => url.slice(location.origin.length))
    })
    .catch(() => page.waitForLoadState().then(() => kept(page)))

async function ready(page: Page): Promise<void> {
  await signIn(page, 'gimbi', 'member@gimbi.example')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  await settled(page)
}

const articles = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words })

test('[MOB-09, MOB-11] what was read can be read without a connection, and what was not says so', async ({ page, context }) => {
  await ready(page)
  const address = await startTopic(page, 'gimbi', { title: aTitle(), body: 'Read me anywhere.' })
  await expect.poll(() => kept(page)).toContain(new URL(address).pathname)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('article')).toContainText('Read me anywhere.')
  await expect(page.getByRole('status').filter({ hasText: /Offline, as of \d/ })).toBeVisible()
  await page.goto(at('gimbi', '/latest?never=seen'))
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  await page.screenshot({ path: 'artifacts/screens/offline-page.png' })
  await context.setOffline(false)
})

test('[MOB-11] whoever signs in next finds nothing of the one before, with a connection or without', async ({
  page,
  context,
}) => {
  await ready(page)
  const address = await startTopic(page, 'gimbi', { title: aTitle(), body: 'Only while I am here.' })
  await expect.poll(() => kept(page)).toContain(new URL(address).pathname)
  await page.goto(at('gimbi', '/settings/appearance'))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await expect.poll(() => kept(page)).not.toContain(new URL(address).pathname)
  await signIn(page, 'gimbi', 'admin@gimbi.example')
  await context.setOffline(true)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
  await expect(page.getByText('Fern and frost notes')).toHaveCount(0)
  await context.setOffline(false)
})

test('[MOB-05] messages written offline arrive in order, each once, while two windows are open', async ({ page, context }) => {
  await ready(page)
  await page.goto(at('gimbi', '/chat'))
  await page.locator('main li a[href^="/chat/"]').first().click()
  await page.waitForURL(/\/chat\/[0-9a-f-]{36}/)
  const address = page.url()
  await expect.poll(() => kept(page)).toContain(new URL(address).pathname)
  const other = await context.newPage()
  await other.goto(address)
  await context.setOffline(true)
  const words = ['first', 'second', 'third'].map((which) => `${which} ${Date.now().toString(36)}`)
  for (const message of words) {
    await page.getByLabel('Write a message').fill(message)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('log').getByText('Waiting for a connection')).toHaveCount(3)
  await context.setOffline(false)
  for (const window of [page, other]) {
    await expect(window.getByRole('log').getByText('Waiting for a connection')).toHaveCount(0)
    const said = window.getByRole('log').getByText(new RegExp(words.join('|')))
    await expect(said).toHaveText(words)
  }
})

test('[MOB-05, MOB-11] a reply written offline outlives the page and is sent once', async ({ page, context }) => {
  await ready(page)
  const address = await startTopic(page, 'gimbi', { title: aTitle(), body: 'Who is out there?' })
  await expect.poll(() => kept(page)).toContain(new URL(address).pathname)
  await context.setOffline(true)
  await page.getByLabel('Your reply').fill('Written on the bus.')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(articles(page, 'Written on the bus.')).toContainText('Waiting for a connection')
  await look(page, 'offline-waiting')
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect(articles(again, 'Written on the bus.')).toContainText('Waiting for a connection')
  await context.setOffline(false)
  await expect(articles(again, 'Written on the bus.')).toHaveAttribute('id', 'p2')
  await again.reload()
  await expect(articles(again, 'Written on the bus.')).toHaveCount(1)
})

test('[MOB-11] an answer that gets lost does not send a reply twice', async ({ page }) => {
  await page.addInitScript(() => {
    const send = window.fetch
    window.fetch = async (address, init) => {
      const answer = await send(address, init)
      const isFirst = address === '/outbox' && !sessionStorage.getItem('lost')
      if (!isFirst) return answer
      sessionStorage.setItem('lost', '1')
      throw new TypeError('The answer got lost')
    }
  })
  await ready(page)
  await startTopic(page, 'gimbi', { title: aTitle(), body: 'Did you hear me?' })
  await page.getByLabel('Your reply').fill('Loud and clear.')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('lost'))).toBe('1')
  await page.reload()
  await expect(page.getByText('Waiting for a connection')).toHaveCount(0)
  await page.reload()
  await expect(articles(page, 'Loud and clear.')).toHaveCount(1)
  await expect(articles(page, 'Loud and clear.')).toHaveAttribute('id', 'p2')
})
