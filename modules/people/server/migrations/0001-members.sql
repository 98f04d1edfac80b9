-- An account inside a community: its name, its place, its state.
create table people_members (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  -- Blueprint key of demo members.
  key text,
  account_id uuid not null,
  display_name text not null check (length(display_name) between 1 and 80),
  headline text not null default '' check (length(headline) <= 160),
  hue smallint not null check (hue between 0 and 359),
  locale text,
  status text not null default 'active' check (status in ('active', 'suspended', 'left')),
  joined_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, account_id),
  unique (tenant_id, key)
);
select guildhall.tenant_table('people_members');
