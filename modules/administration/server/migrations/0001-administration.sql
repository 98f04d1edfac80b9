-- What a blueprint says about running the community.
create table administration_settings (
  tenant_id uuid primary key references tenants on delete cascade,
  -- Role key → navigation tier.
  tiers jsonb not null default '[]',
  -- Role key → role keys its holders may be given; null: any role may follow any.
  role_changes jsonb
);
select guildhall.tenant_table('administration_settings');

-- One row for each event the dashboard counts, so that hearing one twice counts once.
create table administration_activity (
  tenant_id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('joined', 'topic', 'post')),
  at timestamptz not null,
  primary key (tenant_id, seq)
);
create index administration_activity_kind on administration_activity (tenant_id, kind, at);
select guildhall.tenant_table('administration_activity');

-- The member list in every order and filter of a community of 100,000. Ordered by (value, id) so that pages never repeat.
alter table people_members add column if not exists last_seen_at timestamptz not null default date_trunc('milliseconds', now());
create index people_members_by_name on people_members (tenant_id, lower(display_name), id);
create index people_members_by_joined on people_members (tenant_id, joined_at, id);
create index people_members_by_seen on people_members (tenant_id, last_seen_at, id);
create index people_members_status_name on people_members (tenant_id, status, lower(display_name), id);
create index people_members_status_joined on people_members (tenant_id, status, joined_at, id);
create index people_members_status_seen on people_members (tenant_id, status, last_seen_at, id);
create index access_grants_by_role on access_grants (tenant_id, role_key, member_id);

-- Full-text matching is not leakproof, so row-level security would filter every row instead of using the index: the
-- search runs as guildhall_system in one function that takes the tenant from the transaction and from nowhere else.
create index people_members_words on people_members using gin (to_tsvector('simple', display_name));
create policy administration_search on people_members for select to guildhall_system using (true);
grant select on people_members to guildhall_system;

-- Words as the beginnings of words, all of them: `Ann Sm` finds Annie Smith. Null when there is no word in it.
create function guildhall.administration_words(words text) returns tsquery language sql immutable parallel safe as $$
  select string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
  from unnest(to_tsvector('simple', words))
$$;

-- Members whose name has these words, or whose e-mail address begins with them; at most `most`, in no order.
create function guildhall.administration_find(words text, most int) returns setof uuid
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.administration_words(words);
  beginning text := lower(trim(words));
begin
  return query
  select distinct found.id from (
    (select m.id from people_members m
     where m.tenant_id = tenant and to_tsvector('simple', m.display_name) @@ query limit most)
    union all
    (select m.id from identity_accounts a join people_members m on m.tenant_id = tenant and m.account_id = a.id
     where a.email >= beginning and a.email < beginning || chr(1114111) limit most)
  ) found limit most;
end $$;
grant create on schema guildhall to guildhall_system;
alter function guildhall.administration_find owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
revoke execute on function guildhall.administration_find from public;
grant execute on function guildhall.administration_find to guildhall_app;
