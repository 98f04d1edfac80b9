-- What a member's scripts come in with. Rights: the scopes, as far as the member holds them at that moment.
create table identity_api_keys (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- First characters of the key, for recognising it.
  prefix text not null,
  token_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id)
);
create index identity_api_keys_member on identity_api_keys (tenant_id, member_id);
select guildhall.tenant_table('identity_api_keys');
