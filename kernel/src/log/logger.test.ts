import { expect, test } from 'vitest'
import { withLogContext } from './context.ts'
import { createLogger } from './logger.ts'

const secrets = ['hunter2hunter2', 'maja@example.dk', 'gh_session_0123456789', 'Maja Sørensen', '+45 20 12 34 56', '203.0.113.7']
const [password, address, token, name, phone, ip] = secrets as [string, string, string, string, string, string]

function captured(level: 'debug' | 'warn' = 'debug') {
  const lines: string[] = []
  const log = createLogger({ logLevel: level }, { write: (line: string) => void lines.push(line) })
  return { log, text: () => lines.join(''), last: () => JSON.parse(lines.at(-1) as string) }
}

test('[OPS-07] a line is JSON with level, time, message and fields', () => {
  const { log, last } = captured()
  log.info({ port: 3000 }, 'listening')
  expect(last()).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), msg: 'listening', port: 3000 })
})

test('[OPS-07] less important lines than the level asked for are not written', () => {
  const { log, text } = captured('warn')
  log.info('chatter')
  log.warn('trouble')
  expect(text()).not.toContain('chatter')
  expect(text()).toContain('trouble')
})

test('[OPS-07] every line of a request carries its context, across awaits and beside other requests', async () => {
  const { log, text } = captured()
  const request = (requestId: string) =>
    withLogContext({ requestId, tenant: 'gimbi' }, async () => {
      await new Promise((done) => setTimeout(done, 2))
      await withLogContext({ command: 'forum.reply-to-topic' }, async () => log.info(`in ${requestId}`))
    })
  await Promise.all([request('a'), request('b')])
  log.info('outside')
  const lines = text()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  for (const line of lines.slice(0, 2)) {
    expect(line).toMatchObject({ msg: `in ${line.requestId}`, tenant: 'gimbi', command: 'forum.reply-to-topic' })
  }
  expect(lines[2]).not.toHaveProperty('requestId')
})

const attempts: [string, (log: ReturnType<typeof captured>['log']) => void][] = [
  ['fields', (log) => log.info({ password, email: address, token, displayName: name, phone, ip }, 'x')],
  ['deep fields', (log) => log.info({ a: [{ b: { newPassword: password, 'set-cookie': [token] } }] }, 'x')],
  ['headers', (log) => log.info({ req: { headers: { authorization: `Bearer ${token}`, cookie: token } } }, 'x')],
  ['bodies', (log) => log.info({ body: `I am ${name}`, input: { text: phone } }, 'x')],
  ['messages', (log) => log.info(`${address} signed in with password=${password} and Bearer ${token}`)],
  ['quoted JSON', (log) => log.info(`got ${JSON.stringify({ password, token })}`)],
  ['addresses', (log) => log.info({ url: `/api/v1/auth/reset?code=${token}&email=${address}` }, 'x')],
  ['database addresses', (log) => log.error(`cannot reach postgres://guildhall:${password}@db/guildhall`)],
  ['child loggers', (log) => log.child({ email: address, session: token }).info('x')],
  [
    'database errors',
    (log) =>
      log.error({
        err: Object.assign(new Error('duplicate key'), { detail: `Key (email)=(${address})`, parameters: [password] }),
      }),
  ],
  ['causes', (log) => log.error({ err: new Error('sending failed', { cause: new Error(`550 <${address}> unknown`) }) })],
  ['unnamed errors', (log) => log.error({ reason: Object.assign(new Error('x'), { detail: address, where: name }) })],
]

test.each(attempts)('[OPS-07, DB-06, TST-13] %s say nothing secret or personal', (_where, attempt) => {
  const { log, text } = captured()
  attempt(log)
  expect(text()).toContain('"level"')
  for (const secret of secrets) expect(text()).not.toContain(secret)
})

test('a fault keeps what helps to find it', () => {
  const { log, last } = captured()
  log.error(
    { err: Object.assign(new Error('duplicate key value'), { code: '23505', table: 'members', constraint: 'members_pkey' }) },
    'failed',
  )
  expect(last().err).toMatchObject({
    type: 'Error',
    message: 'duplicate key value',
    code: '23505',
    table: 'members',
    constraint: 'members_pkey',
  })
  expect(last().err.stack).toContain('logger.test.ts')
})

test('a long hostile text is scrubbed in no time', () => {
  const { log } = captured()
  const started = performance.now()
  log.info({ text: `${'a'.repeat(200_000)}@${'b.'.repeat(100_000)}` })
  // Seconds on a busy machine; a pattern that backtracks takes hours.
  expect(performance.now() - started).toBeLessThan(10_000)
})
