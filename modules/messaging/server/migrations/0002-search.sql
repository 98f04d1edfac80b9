-- Full-text matching is not leakproof, so under row-level security PostgreSQL filters every row instead of using the
-- index. The search runs as guildhall_system, which these policies let read all rows, inside one function that takes the
-- tenant from the transaction and the conversations from the viewer's memberships, and from nowhere else.
create index messaging_messages_search on messaging_messages using gin (search) with (gin_pending_list_limit = 256);
create policy search on messaging_members for select to guildhall_system using (true);
create policy search on messaging_messages for select to guildhall_system using (true);
create policy search on messaging_hidden for select to guildhall_system using (true);
grant select on messaging_members, messaging_messages, messaging_hidden to guildhall_system;

-- People's search syntax ("a phrase", -not, or) as a tsquery; the last word also matches as a beginning. Null: no words.
create function guildhall.messaging_query(words text) returns tsquery language sql immutable parallel safe as $$
  select case
    when query = '' then null
    when words ~ '[[:alnum:]]$' and query ~ '(^|[^!])''[^'']+''$' then (query || ':*')::tsquery
    else query::tsquery
  end
  from (select websearch_to_tsquery('simple', words)::text as query) as parsed
$$;

-- Marks of a kind (U+E002 and a letter before an id) as a query; null when there are none.
create function guildhall.messaging_marks(letter text, ids text[], operator text) returns tsquery language sql immutable parallel safe as $$
  select string_agg(quote_literal(U&'\E002' || letter || id), operator)::tsquery from unnest(ids) as id
$$;

-- The newest messages a viewer may read that match, newest first, below a position. First the latest messages of each
-- conversation are looked through, which finds common words at once; what is found is complete down to the oldest message
-- looked at. Only when that does not fill the page the word index is asked, and then the words are rare.
-- In `snippet` U+E000 and U+E001 stand around each match.
create function guildhall.messaging_search(
  viewer uuid, words text, conversation uuid, author uuid, having_marks text[], hidden uuid[],
  below timestamptz, below_id uuid, since timestamptz, page int)
returns table (id uuid, created_at timestamptz, snippet text)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.messaging_query(words);
  filter tsquery := guildhall.messaging_marks('h', having_marks, ' & ');
  by_author tsquery := guildhall.messaging_marks('a', case when author is not null then array[author::text] end, ' & ');
  wanted tsquery;
  conversations uuid[];
  firsts int[];
  looked int;
  horizon timestamptz;
  hits uuid[];
begin
  if words is not null and query is null then return; end if;
  wanted := query;
  if by_author is not null then wanted := case when wanted is null then by_author else wanted && by_author end; end if;
  if filter is not null then wanted := case when wanted is null then filter else wanted && filter end; end if;
  select array_agg(m.conversation_id), array_agg(m.first_seq) into conversations, firsts
  from messaging_members m
  where m.tenant_id = tenant and m.member_id = viewer and m.left_at is null and m.standing <> 'declined'
    and (conversation is null or m.conversation_id = conversation)
    and (m.other_id is null or m.other_id <> all (hidden));
  if conversations is null then return; end if;
  looked := greatest(100, 12000 / cardinality(conversations));

  with mine as (
    select * from unnest(conversations, firsts) as c (id, first_seq)
  ), latest as materialized (
    select w.*, c.id as conversation_id
    from mine c cross join lateral (
      select m.id, m.created_at, row_number() over (order by m.created_at desc, m.id desc) as place,
        m.seq >= c.first_seq and m.deleted_at is null and m.kind <> 'notice' and m.author_id <> all (hidden)
          and (wanted is null or m.search @@ wanted) as hit
      from messaging_messages m
      where m.tenant_id = tenant and m.conversation_id = c.id
        and (below is null or (m.created_at, m.id) < (below, below_id))
        and (since is null or m.created_at >= since)
      order by m.created_at desc, m.id desc limit looked
    ) w
  )
  select max(l.created_at) filter (where l.place = looked),
    (array_agg(l.id order by l.created_at desc, l.id desc) filter (where l.hit
      and l.created_at >= coalesce((select max(o.created_at) from latest o where o.place = looked), '-infinity')))[1:page]
  into horizon, hits from latest l
  where not exists (select from messaging_hidden h where l.hit and h.tenant_id = tenant and h.member_id = viewer and h.message_id = l.id);

  if horizon is not null and coalesce(cardinality(hits), 0) < page and wanted is not null then
    wanted := wanted && guildhall.messaging_marks('c', conversations::text[], ' | ');
    hits := array(
      select m.id from messaging_messages m
      join unnest(conversations, firsts) as c (id, first_seq) on c.id = m.conversation_id
      where m.tenant_id = tenant and m.search @@ wanted and m.seq >= c.first_seq
        and m.deleted_at is null and m.kind <> 'notice' and m.author_id <> all (hidden)
        and (below is null or (m.created_at, m.id) < (below, below_id))
        and (since is null or m.created_at >= since)
        and not exists (select from messaging_hidden h where h.tenant_id = tenant and h.member_id = viewer and h.message_id = m.id)
      order by m.created_at desc, m.id desc limit page);
  end if;

  return query
  select m.id, m.created_at,
    case when query is null then left(translate(m.plain, U&'\E000\E001', ''), 240)
    else ts_headline('simple', translate(m.plain, U&'\E000\E001', ''), query,
      U&'StartSel=\E000, StopSel=\E001, MaxFragments=1, MinWords=12, MaxWords=32, FragmentDelimiter=…') end
  from unnest(hits) as h (id)
  join messaging_messages m on m.tenant_id = tenant and m.id = h.id
  order by m.created_at desc, m.id desc;
end $$;

grant create on schema guildhall to guildhall_system;
alter function guildhall.messaging_search owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
revoke execute on function guildhall.messaging_search from public;
grant execute on function guildhall.messaging_search to guildhall_app;
