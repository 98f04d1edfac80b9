import { createServer } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import pg from 'pg'

// The least a server on this machine has to do for each job: node:http, one prepared statement, JSON.stringify. No tenant,
// no session, no contract, no permission. What the program reaches is reported as a part of this.

const [, , url = '', tenantId = '', searchFor = ''] = process.argv
const pool = new pg.Pool({ connectionString: url, max: 10 })
await pool.query('set search_path = public')

const person = `(select json_build_object('memberId', m.id, 'displayName', m.display_name, 'headline', m.headline, 'hue', m.hue)
  from people_members m where m.tenant_id = $1 and m.id = t.author_id) as author`
const list = {
  name: 'list',
  text: `select t.*, ${person} from (select id, slug, title, category_id, state, pinned, author_id, reply_count, excerpt, created_at, last_post_at
    from public.forum_topics where tenant_id = $1 and removed_at is null order by pinned desc, last_post_at desc, id desc limit 30) t`,
}
const topic = {
  name: 'topic',
  text: `select t.number, t.id, t.author_id, t.html, t.body, t.created_at, t.edited_at, t.title, t.slug, ${person} from (
    select p.number, p.id, p.author_id, p.html, p.body, p.created_at, p.edited_at, x.title, x.slug
    from (select id, title, slug from public.forum_topics where tenant_id = $1 and slug = 'topic-1') x
    join public.forum_posts p on p.tenant_id = $1 and p.topic_id = x.id order by p.number limit 20) t`,
}
const search = {
  name: 'search',
  text: `select p.id, p.topic_id, p.number, ts_headline('simple', p.plain, q.query) as snippet, p.rank from (
    select p.*, ts_rank_cd(p.search, q.query) as rank from public.forum_posts p, guildhall.forum_query($2) q(query)
    where p.tenant_id = $1 and p.search @@ q.query order by rank desc limit 20) p, guildhall.forum_query($2) q(query)`,
}
const insertPost = {
  name: 'insert',
  text: `insert into public.bench_raw_posts (tenant_id, topic_id, author_id, body) values ($1, gen_random_uuid(), gen_random_uuid(), $2)`,
}
const insertEvent = {
  name: 'event',
  text: `insert into public.bench_raw_events (tenant_id, name, data) values ($1, 'post.added', $2)`,
}

const stored = await hash('guildhall-demo', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const rows = async (statement: { name: string; text: string }, more: string[] = []) =>
  (await pool.query({ ...statement, values: [tenantId, ...more] })).rows

const jobs: Record<string, () => Promise<unknown>> = {
  '/static': async () => ({ ok: true }),
  '/list': () => rows(list),
  '/topic': () => rows(topic),
  '/search': () => rows(search, [searchFor]),
  '/commit': () => rows(insertEvent, ['{}']),
  '/argon2': () => verify(stored, 'guildhall-demo'),
  async '/reply'() {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query({ ...insertPost, values: [tenantId, 'A reply of some length, as people write them.'] })
      await client.query({ ...insertEvent, values: [tenantId, '{"postId":"00000000-0000-0000-0000-000000000000"}'] })
      await client.query('commit')
      return { ok: true }
    } finally {
      client.release()
    }
  },
}

const server = createServer(async (request, response) => {
  const work = jobs[request.url ?? '']
  const body = JSON.stringify(work ? await work() : null)
  response
    .writeHead(work ? 200 : 404, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
process.on('SIGTERM', () => process.exit(0))
