-- How much a community uses, measured once a day.
create table tenants_usage (
  tenant_id uuid primary key references tenants on delete cascade,
  rows bigint not null,
  row_bytes bigint not null,
  file_bytes bigint not null,
  measured_at timestamptz not null
);
select guildhall.tenant_table('tenants_usage');
select guildhall.system_table('tenants_usage');

-- Archives of everything in a community, made for its operator. The file lies below DATA_DIR, named by the id.
create table tenants_exports (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'running', 'done', 'failed')),
  percent int not null default 0 check (percent between 0 and 100),
  bytes bigint,
  asked_by uuid,
  asked_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
select guildhall.tenant_table('tenants_exports');

-- Rows of the tenant of this transaction, and what they weigh, over every table with a tenant.
create function guildhall.tenants_weigh(out rows bigint, out bytes bigint) language plpgsql stable
set search_path = pg_catalog, public, pg_temp as $$
declare
  target regclass;
  one bigint;
  weight bigint;
begin
  rows := 0;
  bytes := 0;
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
      and has_table_privilege(c.oid, 'select')
  loop
    execute format('select count(*), coalesce(sum(pg_column_size(t.*)), 0) from %s t', target) into one, weight;
    rows := rows + one;
    bytes := bytes + weight;
  end loop;
end $$;
revoke execute on function guildhall.tenants_weigh from public;
grant execute on function guildhall.tenants_weigh to guildhall_app;

-- Every community with its active members and last measured size, for operators of the server: what no tenant may see of
-- another. Callers decide who is one.
create function guildhall.tenants_overview() returns table (id uuid, members bigint, bytes bigint)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
  select t.id, coalesce(m.members, 0), u.row_bytes + u.file_bytes
  from tenants t
  left join (select p.tenant_id, count(*) as members from people_members p where p.status = 'active' group by 1) m
    on m.tenant_id = t.id
  left join tenants_usage u on u.tenant_id = t.id;
end $$;
grant create on schema guildhall to guildhall_system;
alter function guildhall.tenants_overview owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
revoke execute on function guildhall.tenants_overview from public;
grant execute on function guildhall.tenants_overview to guildhall_app;
