-- Second factor by time-based codes (RFC 6238). Without confirmed_at it is set up but not yet in use.
create table identity_totp (
  account_id uuid primary key references identity_accounts on delete cascade,
  -- AES-256-GCM, bound to the account.
  sealed_secret bytea not null,
  confirmed_at timestamptz,
  -- Number of the last 30-second step a code was accepted for: none before it is taken again.
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);
select guildhall.global_table('identity_totp');

create table identity_backup_codes (
  account_id uuid not null references identity_accounts on delete cascade,
  -- HMAC-SHA-256 under a key that is not in the database.
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
select guildhall.global_table('identity_backup_codes');

-- The password was right; the second factor is still to come.
create table identity_challenges (
  id uuid primary key,
  account_id uuid not null references identity_accounts on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  token_hash bytea not null unique,
  remember boolean not null,
  -- The community insists on a factor and the account has none: it is set up on the way in.
  must_enrol boolean not null,
  tries_left smallint not null default 5,
  expires_at timestamptz not null
);
create index identity_challenges_expiry on identity_challenges (expires_at);
select guildhall.global_table('identity_challenges');
