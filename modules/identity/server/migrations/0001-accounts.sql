-- A login: one person on this server, whatever communities they belong to. Global: no tenant owns it.
create table identity_accounts (
  id uuid primary key,
  -- Lower case; compared as it is stored.
  email text not null unique check (email = lower(email) and length(email) <= 255),
  -- argon2id in PHC string format; null: cannot sign in by password.
  password_hash text,
  created_at timestamptz not null default now()
);
select guildhall.global_table('identity_accounts');

create table identity_sessions (
  id uuid primary key,
  account_id uuid not null references identity_accounts on delete cascade,
  -- Where it was started.
  tenant_id uuid not null references tenants on delete cascade,
  -- SHA-256 of the token; the token itself is nowhere stored.
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index identity_sessions_account on identity_sessions (account_id);
create index identity_sessions_expiry on identity_sessions (expires_at);
select guildhall.global_table('identity_sessions');
