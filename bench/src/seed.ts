import pg from 'pg'

export const DATASET = { members: 1_000, topics: 5_000, posts: 50_000, categories: 10 } as const

/** 960 made-up words; the n-th is used about as often as in a natural text: few very often, most seldom. */
const vocabulary = `(select array_agg(stem || suffix order by n) from (
  select stem, suffix, row_number() over () as n from
    unnest(array['gar','mee','roo','riv','bud','tra','men','app','let','sch','mus','rep','sol','bic','kit','arc','har','lib','vol','per',
      'wor','sta','com','lan','fer','bri','cho','dan','eve','fol']) stem,
    unnest(array['den','ting','ful','er','get','ining','tor','ly','ter','ool','ic','air','ar','ycle','chen','hive','vest','rary',
      'unteer','mit','kshop','tion','post','tern','ry','dge','ir','ce','ning','klore','al','ent']) suffix) w)`

/**
 * A forum of the size named in DATASET, written by plain SQL as the owner: what is measured is reading and adding to it.
 * Every member signs in with the password of bench@example.org; every topic has nine replies; topic 1's slug is `topic-1`. Returns two words of middling rarity to search for.
 */
export async function seedForum(ownerUrl: string, tenantId: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('set search_path = public; set synchronous_commit = off; select setseed(0.42)')
    for (const statement of statements) await client.query(statement, statement.includes('$1') ? [tenantId] : [])
    await client.query('vacuum analyze')
    const { rows } = await client.query('select words[200] as one, words[350] as two from bench_words')
    return `${rows[0].one} ${rows[0].two}`
  } finally {
    await client.end()
  }
}

const sentence = (salt: string) =>
  `(select string_agg(v.words[1 + floor(960 * power((abs(hashint8extended((${salt})::bigint * 64 + w, 7)) % 100000) / 100000.0, 3))::int], ' ')
    from generate_series(1, 40) w)`

const statements = [
  `insert into identity_accounts (id, email, password_hash, created_at)
   select gen_random_uuid(), 'bench' || n || '@example.org', a.password_hash, now()
   from (select password_hash from identity_accounts where email = 'bench@example.org') a, generate_series(1, ${DATASET.members}) n`,
  `insert into people_members (tenant_id, id, key, account_id, display_name, headline, hue)
   select $1, gen_random_uuid(), 'bench-' || row_number() over (), id, 'Member ' || row_number() over (), 'Bench member', (row_number() over ()) % 360
   from identity_accounts where email ~ '^bench[0-9]'`,
  `insert into forum_categories (tenant_id, id, key, slug, name, description, colour, position, audience)
   select $1, gen_random_uuid(), 'bench-' || n, 'bench-' || n, 'Bench ' || n, 'A category', '#336699', 100 + n, 'public'
   from generate_series(1, ${DATASET.categories}) n`,
  // Where each of them signed in before: nothing is a new device there.
  `insert into identity_sessions (id, account_id, tenant_id, token_hash, created_at, last_seen_at, expires_at, device, address)
   select gen_random_uuid(), id, $1, sha256(id::text::bytea), now(), now(), now() + interval '30 days', '',
     format('10.0.%s.%s', n >> 8, n & 255)::inet
   from (select id, substring(email from '[0-9]+')::int as n from identity_accounts where email ~ '^bench[0-9]') a`,
  `create temp table bench_words as select ${vocabulary} as words`,
  `create temp table bench_members as
   select row_number() over (order by key) as n, id from people_members where tenant_id = $1 and key like 'bench-%'`,
  `create temp table bench_categories as
   select row_number() over (order by key) as n, id from forum_categories where tenant_id = $1 and key like 'bench-%'`,
  `create temp table bench_topics as
   select t as n, gen_random_uuid() as id, c.id as category_id, m.id as author_id, now() - make_interval(mins => 6000 - t) as created_at,
     'Topic ' || t || ' about the ' || v.words[1 + t % 960] || ' and the ' || v.words[1 + (t * 7) % 960] as title
   from bench_words v cross join generate_series(1, ${DATASET.topics}) t
   join bench_categories c on c.n = 1 + t % ${DATASET.categories}
   join bench_members m on m.n = 1 + (t * 13) % ${DATASET.members}`,
  `insert into forum_topics (tenant_id, id, slug, title, category_id, audience, author_id, post_count, reply_count, excerpt,
     created_at, last_post_at, last_poster_id)
   select $1, id, 'topic-' || n, title, category_id, 'public', author_id, 10, 9, 'A short beginning of what it says.',
     created_at, created_at + interval '9 minutes', author_id from bench_topics`,
  `insert into forum_posts (tenant_id, id, topic_id, number, author_id, title, body, html, plain, created_at)
   select $1, gen_random_uuid(), t.id, p, m.id, case when p = 1 then t.title end, w.text, '<p>' || w.text || '</p>', w.text,
     t.created_at + make_interval(mins => p - 1)
   from bench_topics t cross join generate_series(1, ${DATASET.posts / DATASET.topics}) p
   join bench_members m on m.n = 1 + (t.n * 17 + p * 29) % ${DATASET.members}
   cross join bench_words v
   cross join lateral ${sentence('t.n * 100 + p')} as w(text)`,
  `update forum_categories c set topic_count = n.topics, post_count = n.topics * 10, last_post_at = now()
   from (select category_id, count(*)::int as topics from bench_topics group by category_id) n where c.tenant_id = $1 and c.id = n.category_id`,
  // The topic that is measured has 20 posts on its page.
  `insert into forum_posts (tenant_id, id, topic_id, number, author_id, body, html, plain, created_at)
   select $1, gen_random_uuid(), t.id, p, m.id, w.text, '<p>' || w.text || '</p>', w.text, t.created_at + make_interval(mins => p)
   from bench_topics t cross join generate_series(11, 20) p join bench_members m on m.n = p
   cross join bench_words v
   cross join lateral ${sentence('p')} as w(text) where t.n = 1`,
  `update forum_topics set post_count = 20, reply_count = 19 where tenant_id = $1 and slug = 'topic-1'`,
]
