-- Operators of the server, by account: they may ask for elevation in any community. Only the command line writes here.
create table access_operators (
  account_id uuid primary key,
  granted_at timestamptz not null default now()
);
select guildhall.global_table('access_operators');
revoke insert, update, delete on access_operators from guildhall_app;

-- An operator acting beyond their own rights: one session, one community, a reason and an end.
create table access_elevations (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  account_id uuid not null,
  reason text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create index access_elevations_session on access_elevations (tenant_id, session_id, ends_at);
select guildhall.tenant_table('access_elevations');

create index access_grants_role on access_grants (tenant_id, role_key);
