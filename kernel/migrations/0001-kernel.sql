-- Helpers every migration uses -----------------------------------------------------------------------------------------

create schema guildhall;
grant usage on schema guildhall to guildhall_app, guildhall_system;

-- The tenant of this transaction, or null: then nothing is visible and nothing can be written.
create function guildhall.current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Makes a table tenant-scoped: forced row-level security, and the app may use it. Call it once for every tenant table.
create function guildhall.tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
    target);
  execute format('grant select, insert, update, delete on %s to guildhall_app', target);
end $$;

-- Lets the dispatcher and the job relay (role guildhall_system) see a table across tenants.
create function guildhall.system_table(target regclass) returns void language plpgsql as $$
begin
  execute format('create policy system on %s to guildhall_system using (true)', target);
  execute format('grant select, insert, update, delete on %s to guildhall_system', target);
end $$;

-- A table without tenants (logins, the directory of tenants): the app may use it, its module guards it.
create function guildhall.global_table(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to guildhall_app, guildhall_system', target);
end $$;

-- Deletes a tenant and every row of it, in tables with and without a foreign key to it. As the owner.
create function guildhall.erase_tenant(tenant uuid) returns void language plpgsql as $$
declare
  target regclass;
begin
  perform set_config('app.tenant_id', tenant::text, true);
  delete from public.tenants where id = tenant;
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    execute format('delete from %s where tenant_id = $1', target) using tenant;
  end loop;
end $$;
revoke execute on function guildhall.erase_tenant from public;

-- Directory of tenants -------------------------------------------------------------------------------------------------

create table tenants (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 40),
  name text not null check (length(name) between 1 and 120),
  status text not null default 'active' check (status in ('active', 'suspended', 'archived')),
  blueprint text not null,
  locale text not null default 'en',
  modules text[] not null default '{}',
  settings jsonb not null default '{}',
  branding jsonb not null default '{}',
  words jsonb not null default '{}',
  -- What anyone may do without signing in; kept by the access module.
  visitor_permissions text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
select guildhall.global_table('tenants');

create table tenant_domains (
  host text primary key check (host = lower(host)),
  tenant_id uuid not null references tenants on delete cascade,
  verified_at timestamptz
);
select guildhall.global_table('tenant_domains');

-- Tables written by every request refer to no tenant by foreign key: the check would lock the one tenant row for every
-- writer at once.

-- Outbox ---------------------------------------------------------------------------------------------------------------

-- Read in (xid, seq) order and only below pg_snapshot_xmin: sequence numbers alone may commit out of order.
create table events (
  tenant_id uuid not null,
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  name text not null,
  data jsonb not null,
  audience text[] not null,
  actor_id uuid,
  request_id text,
  at timestamptz not null default now(),
  primary key (tenant_id, seq)
);
create index events_order on events (xid, seq);
select guildhall.tenant_table('events');
select guildhall.system_table('events');

-- One row per (event, subscriber), written in the transaction of the subscriber's effects: at-least-once delivery,
-- exactly-once effect.
create table inbox (
  tenant_id uuid not null,
  seq bigint not null,
  subscriber text not null,
  state text not null default 'done' check (state in ('done', 'retry', 'dead')),
  attempts int not null default 0,
  next_at timestamptz,
  error text,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, subscriber, seq)
);
create index inbox_due on inbox (next_at) where state = 'retry';
select guildhall.tenant_table('inbox');
select guildhall.system_table('inbox');

-- How far each subscriber has read the outbox.
create table cursors (
  subscriber text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0
);
grant select, insert, update, delete on cursors to guildhall_system;

-- Jobs -----------------------------------------------------------------------------------------------------------------

create table job_requests (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  input jsonb not null,
  run_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index job_requests_ready on job_requests (tenant_id, run_at, id);
select guildhall.tenant_table('job_requests');
select guildhall.system_table('job_requests');

-- When each tenant's jobs were last handed over: the relay serves the tenant that has waited longest.
create table job_turns (
  tenant_id uuid primary key references tenants on delete cascade,
  last_served timestamptz not null default '-infinity'
);
select guildhall.tenant_table('job_turns');
select guildhall.system_table('job_turns');

-- Machines -------------------------------------------------------------------------------------------------------------

create table machine_history (
  tenant_id uuid not null,
  id uuid not null,
  machine text not null,
  subject_id uuid not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  actor_id uuid,
  reason text,
  at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index machine_history_subject on machine_history (tenant_id, machine, subject_id, at);
select guildhall.tenant_table('machine_history');

-- Idempotency ----------------------------------------------------------------------------------------------------------

-- The answer to a write, stored in the write's own transaction; kept 24 hours.
create table idempotency_keys (
  tenant_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  actor_id text not null,
  fingerprint text not null,
  status int not null,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, actor_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
select guildhall.tenant_table('idempotency_keys');
select guildhall.system_table('idempotency_keys');
