import { latestToken } from '@guildhall/identity/testing/mailbox'
import { createHost } from '@guildhall/kernel/host'
import { createHttp, createLogger } from '@guildhall/kernel/runtime'
import { world } from '@guildhall/kernel/testing'
import { expect, onTestFinished, test } from 'vitest'
import { guildhall as program } from '../../testing/program.ts'

const mark = () => crypto.randomUUID().replaceAll('-', '')

/** A program of its own over the test's database that logs everything it can, and everything it has logged. */
async function talkative() {
  const here = await world()
  const lines: string[] = []
  const log = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) })
  const { modules, authenticate } = program
  const { clock, database } = here
  const host = await createHost({ config: here.host.config, log, clock, modules, authenticate, db: database.db })
  const http = await createHttp(host, { limits: 'off' })
  onTestFinished(() => http.close())
  const at = `${here.tenant.slug}.${host.config.publicHost}`
  const post = async (path: string, payload: object, token?: string) => {
    const headers = { host: at, ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await http.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
    return { status: response.statusCode, body: response.json() }
  }
  return { here, lines, post, http, at }
}

test('[SEC-14, CONN-12] whatever people do to get in, no secret and nothing personal is in the log, nor in what the database is asked', async () => {
  const { here, lines, post, http, at } = await talkative()
  const person = { email: `${mark()}@example.org`, displayName: `Name ${mark()}`, password: `first ${mark()} horse` }
  const [wrong, second, third] = [`wrong ${mark()}`, `second ${mark()} horse`, `third ${mark()} horse`]
  const secrets = [person.email, person.displayName, person.password, wrong, second, third]

  const joined = await post('/auth/register', person)
  const session = joined.body.token as string
  await post('/auth/register', person)
  await post('/auth/login', { email: person.email, password: wrong })
  const again = await post('/auth/login', { email: person.email, password: person.password })
  const tokens = await post('/auth/token', {}, session)
  const refreshed = await post('/auth/refresh', { refreshToken: tokens.body.refreshToken })
  await post('/auth/refresh', { refreshToken: mark() })
  const key = await post('/auth/api-keys', { name: 'Script', scopes: ['forum.post.create'] }, session)
  const factor = await post('/auth/mfa/enable', {}, session)
  const changed = await post('/auth/change-password', { currentPassword: person.password, newPassword: second }, session)
  await post('/auth/forgot-password', { email: person.email })
  await here.drain()
  const reset = await latestToken(here, person.email, 'identity.reset-password')
  await post('/auth/reset-password', { token: reset, password: third })
  await post('/auth/login', { email: person.email, password: third, unknownKey: mark() })
  await http.inject({ url: `/api/v1/auth/me?token=${reset}`, headers: { host: at, cookie: `guildhall_session=${session}` } })
  for (const { status } of [joined, again, tokens, refreshed, key, factor, changed]) expect(status).toBe(200)

  secrets.push(session, again.body.token, tokens.body.accessToken, tokens.body.refreshToken, refreshed.body.refreshToken)
  secrets.push(key.body.key, factor.body.secret, reset)
  expect(secrets.filter((secret) => typeof secret !== 'string' || secret.length < 16)).toEqual([])
  expect(lines.length).toBeGreaterThan(12)
  const logged = lines.join('')
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([])
  const { rows } = await here.database.owner.query<{ query: string }>(
    'select query from pg_stat_activity where datname = current_database()',
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(secrets.filter((secret) => rows.some(({ query }) => query.includes(secret)))).toEqual([])
})

test('[CONN-12] problem documents repeat nothing of what was sent', async () => {
  const { post } = await talkative()
  const [email, password, name] = [`${mark()}@example.org`, mark(), mark()]
  const answers = [
    await post('/auth/login', { email, password }),
    await post('/auth/register', { email: `${name}@`, password, displayName: 'x' }),
    await post('/auth/register', { email, password: 'short', displayName: name, [mark()]: name }),
    await post('/auth/reset-password', { token: mark(), password }),
    await post('/auth/refresh', { refreshToken: mark() }),
  ]
  for (const { status, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400)
    for (const sent of [email, password, name]) expect(JSON.stringify(body)).not.toContain(sent)
  }
})
