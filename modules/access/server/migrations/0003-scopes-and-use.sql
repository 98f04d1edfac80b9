-- Why something was given and by whom; and for what it counts: everything, only one's own, or one organisation's.
alter table access_grants
  add column reason text not null default '' check (length(reason) <= 500),
  add column granted_by uuid,
  -- When its holder was told that it ends soon.
  add column noted_at timestamptz,
  add column scope text not null default 'tenant' check (scope ~ '^(tenant|own|organisation:[0-9a-f-]{36})$');
drop index access_grants_once;
create unique index access_grants_once on access_grants (tenant_id, member_id, source, coalesce(role_key, permission), scope);
create index access_grants_latest on access_grants (tenant_id, granted_at desc, id desc);
create index access_grants_ending on access_grants (tenant_id, expires_at) where expires_at is not null;

-- An operator's rights and a developer's view of how answers come about are lent alike: to one session, for a while.
alter table access_elevations add column kind text not null default 'rights' check (kind in ('rights', 'developer'));

-- Roles somebody kept, for new roles to start from.
create table access_templates (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  summary text not null default '' check (length(summary) <= 300),
  permissions text[] not null,
  inherits text[] not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index access_templates_name on access_templates (tenant_id, lower(name));
select guildhall.tenant_table('access_templates');

-- The last day a member made use of a right; gathered in memory and written about once a minute.
create table access_uses (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  permission text not null,
  last_day date not null,
  primary key (tenant_id, member_id, permission)
);
create index access_uses_permission on access_uses (tenant_id, permission, last_day);
select guildhall.tenant_table('access_uses');
