import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

/** The address of a community of the demo, or of the server itself. */
export const at = (community: string | null, path = '/'): string =>
  `http://${community === null ? '' : `${community}.`}localhost:${process.env.JOURNEYS_PORT}${path}`

export const PASSWORD = 'guildhall-demo'
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WIDTHS = [1280, 390] as const

type Kit = {
  /** What the console may say in this journey: pages that refuse are logged by the browser itself. */
  allowConsole: RegExp[]
  calm: undefined
}

/** As Playwright's test, but any error or warning in the console of any page fails the journey. */
export const test = base.extend<Kit>({
  allowConsole: [[], { option: true }],
  calm: [
    async ({ context, allowConsole }, use) => {
      const said = listenTo(context)
      await use(undefined)
      expect(said.filter((line) => !allowConsole.some((allowed) => allowed.test(line)))).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

/** Collects what the consoles of all pages of a browser complain about. */
export function listenTo(context: BrowserContext): string[] {
  const said: string[] = []
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(`${message.page()?.url()} ${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => said.push(`${error.page()?.url()} ${error.error().message}`))
  return said
}

/** Checks the screen against WCAG 2.2 AA at desktop and phone width, nothing running out of it, and keeps a picture of each. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await page.screenshot({ path: `artifacts/screens/${name}-${width}.png`, animations: 'disabled' })
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
    expect(found, `${name} at ${width} px`).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow, `${name} at ${width} px runs out of the screen`).toBeLessThanOrEqual(0)
  }
  if (before) await page.setViewportSize(before)
}

/** Signs in by the form, as people do. */
export async function signIn(page: Page, community: string, email: string): Promise<void> {
  await page.goto(at(community, '/sign-in'))
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(at(community))
}

/** Starts a topic by the form and answers its address. */
export async function startTopic(page: Page, community: string, topic: { title: string; body: string }): Promise<string> {
  await page.goto(at(community, '/new'))
  await page.getByLabel('Title').fill(topic.title)
  await page.getByLabel('Your post').fill(topic.body)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Start/ })
    .click()
  await page.waitForURL(/\/t\//)
  await expect(page.getByRole('heading', { level: 1, name: topic.title })).toBeVisible()
  return page.url()
}

let topics = 0
/** A title no other journey uses. */
export const aTitle = (): string => `Fern and frost notes ${Date.now().toString(36)}${++topics}`
