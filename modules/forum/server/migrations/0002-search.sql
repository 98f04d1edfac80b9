-- Full-text matching is not leakproof, so under row-level security PostgreSQL filters every row instead of using the
-- index. The search runs as guildhall_system, which these policies let read all rows, inside one function that takes the
-- tenant from the transaction and from nowhere else.
-- Titles are found on the opening posts: topics change with every reply, and each change would be a new index entry.
create index forum_posts_titles on forum_posts using gin (to_tsvector('simple', title)) where number = 1;
-- New posts wait in a list that every search reads through: a short one costs searches little and replies still less.
create index forum_posts_search on forum_posts using gin (search) with (gin_pending_list_limit = 256);
create policy search on forum_topics for select to guildhall_system using (true);
create policy search on forum_posts for select to guildhall_system using (true);
grant select on forum_topics, forum_posts to guildhall_system;

-- People's search syntax ("a phrase", -not, or) as a tsquery; the last word also matches as a beginning while it is
-- being typed. Never raises.
create function guildhall.forum_query(words text) returns tsquery language sql immutable parallel safe as $$
  select case
    when words ~ '[[:alnum:]]$' and query ~ '(^|[^!])''[^'']+''$' then (query || ':*')::tsquery
    else query::tsquery
  end
  from (select websearch_to_tsquery('simple', words)::text as query) as parsed
$$;

-- The best matches below (rank, id), best first. Of very common words only the newest 1,000 posts and 200 titles are
-- weighed, which bounds the time. In `snippet` U+E000 and U+E001 stand around each match.
create function guildhall.forum_search(words text, audiences text[], below_rank real, below_id uuid, page int)
returns table (post_id uuid, topic_id uuid, topic_slug text, title text, number int, author_id uuid, created_at timestamptz,
  rank real, snippet text)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan -- planned once a connection: planning costs more than a rare word's search
as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.forum_query(words);
begin
  return query
  with latest as (
    select p.id, p.topic_id, p.number, p.author_id, p.created_at, p.search
    from forum_posts p
    where p.tenant_id = tenant and p.search @@ query and p.removed_at is null
    order by p.created_at desc limit 1000
  ), titled as (
    select p.id, p.topic_id, p.number, p.author_id, p.created_at, p.search
    from forum_posts p
    where p.tenant_id = tenant and p.number = 1 and to_tsvector('simple', p.title) @@ query and p.removed_at is null
      and (select count(*) from latest) = 1000 and p.id not in (select latest.id from latest)
    order by p.created_at desc limit 200
  ), best as (
    select m.id, m.topic_id, t.slug, t.title, m.number, m.author_id, m.created_at, ranked.rank
    from (select * from latest union all select * from titled) m
    join forum_topics t on t.tenant_id = tenant and t.id = m.topic_id
    cross join lateral (select ts_rank_cd('{0.1, 0.2, 0.4, 1}', m.search, query, 1) as rank) as ranked
    where t.removed_at is null and t.audience = any (audiences)
      and (below_id is null or (ranked.rank, m.id) < (below_rank, below_id))
    order by ranked.rank desc, m.id desc
    limit page
  )
  select b.id, b.topic_id, b.slug, b.title, b.number, b.author_id, b.created_at, b.rank,
    ts_headline('simple', translate(p.plain, U&'\E000\E001', ''), query,
      U&'StartSel=\E000, StopSel=\E001, MaxFragments=1, MinWords=12, MaxWords=32, FragmentDelimiter=…')
  from best b
  join forum_posts p on p.tenant_id = tenant and p.id = b.id
  order by b.rank desc, b.id desc;
end $$;

grant create on schema guildhall to guildhall_system;
alter function guildhall.forum_search owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
revoke execute on function guildhall.forum_search from public;
grant execute on function guildhall.forum_search to guildhall_app;
