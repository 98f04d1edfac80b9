-- Containment, text search and LIKE are not leakproof, so under row-level security their indexes would not be used. The
-- directory runs as guildhall_system inside one function that takes the tenant from the transaction and from nowhere else.
create policy directory on people_members for select to guildhall_system using (true);
grant select on people_members to guildhall_system;

-- Words as people type them: each must begin a word of the name or headline. Never raises.
create function guildhall.people_query(words text) returns tsquery language sql immutable parallel safe as $$
  select string_agg(quote_literal(word) || ':*', ' & ')::tsquery
  from unnest(tsvector_to_array(to_tsvector('simple', words))) as word
$$;

-- The ids of those who match, or null when they are more than 5,000: then reading in order finds a page soon enough.
-- Planned anew each time, since a rare word or language wants another index than a common one.
create function guildhall.people_matches(tenant uuid, query tsquery, beginning text, tongue text)
returns uuid[] language plpgsql stable
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
  ids uuid[] := array(
    select m.id from people_members m
    where m.tenant_id = tenant and m.listed
      and (query is null or m.search @@ query)
      and (beginning is null or m.found_location like beginning)
      and (tongue is null or m.found_languages @> array[tongue])
    limit 5001);
begin
  return case when cardinality(ids) <= 5000 then ids end;
end $$;

-- A page of ids of everyone who matches, read off the index in the order of names.
create function guildhall.people_page(
  tenant uuid, query tsquery, beginning text, tongue text, hidden uuid[],
  after_name text, after_id uuid, skipped int, page int)
returns setof uuid language plpgsql stable
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
as $$
begin
  return query
  select m.id from people_members m
  where m.tenant_id = tenant and m.listed and m.id <> all (hidden)
    and (query is null or m.search @@ query)
    and (beginning is null or m.found_location like beginning)
    and (tongue is null or m.found_languages @> array[tongue])
    and (after_id is null or (m.sort_name, m.id) > (after_name collate "C", after_id))
  order by m.sort_name, m.id
  offset skipped limit page;
end $$;

-- Members who may be found, by name. Filters that are null do not count.
create function guildhall.people_directory(
  words text, place text, tongue text, hidden uuid[], after_name text, after_id uuid, skipped int, page int)
returns table (member_id uuid, sort_name text, location text, languages text[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.people_query(words);
  beginning text := replace(replace(replace(lower(place), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  ids uuid[];
begin
  if words is not null and query is null then return; end if;
  if coalesce(words, place, tongue) is not null then
    ids := guildhall.people_matches(tenant, query, beginning, tongue);
  end if;
  if ids is not null then
    return query
    select m.id, m.sort_name::text, case when m.found_location = '' then '' else m.location end, m.found_languages
    from unnest(ids) as found (id)
    join people_members m on m.tenant_id = tenant and m.id = found.id
    where m.id <> all (hidden) and (after_id is null or (m.sort_name, m.id) > (after_name collate "C", after_id))
    order by m.sort_name, m.id
    offset skipped limit page;
    return;
  end if;
  return query
  select m.id, m.sort_name::text, case when m.found_location = '' then '' else m.location end, m.found_languages
  from guildhall.people_page(tenant, query, beginning, tongue, hidden, after_name, after_id, skipped, page) as paged (id)
  join people_members m on m.tenant_id = tenant and m.id = paged.id
  order by m.sort_name, m.id;
end $$;

revoke execute on function guildhall.people_matches, guildhall.people_page, guildhall.people_directory from public;
grant execute on function guildhall.people_matches, guildhall.people_page to guildhall_system;
grant create on schema guildhall to guildhall_system;
alter function guildhall.people_directory owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
grant execute on function guildhall.people_directory to guildhall_app;
