-- Roles are data: a blueprint or an administrator makes them.
create table access_roles (
  tenant_id uuid not null references tenants on delete cascade,
  key text not null check (key ~ '^[a-z][a-z0-9_-]*$'),
  name text not null,
  summary text not null default '',
  permissions text[] not null,
  inherits text[] not null default '{}',
  -- What it comes to with everything inherited; kept by the module whenever a role changes.
  effective text[] not null,
  is_visitor boolean not null default false,
  is_default boolean not null default false,
  position int not null,
  primary key (tenant_id, key)
);
create unique index access_roles_default on access_roles (tenant_id) where is_default;
create unique index access_roles_visitor on access_roles (tenant_id) where is_visitor;
select guildhall.tenant_table('access_roles');

-- A right somebody holds, with its source and its end, so that "why may I?" has an answer.
create table access_grants (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  role_key text,
  permission text,
  source text not null,
  granted_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (tenant_id, id),
  check ((role_key is null) <> (permission is null)),
  foreign key (tenant_id, role_key) references access_roles on delete cascade
);
create unique index access_grants_once on access_grants (tenant_id, member_id, source, coalesce(role_key, permission));
select guildhall.tenant_table('access_grants');
