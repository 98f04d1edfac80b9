-- WebAuthn credentials. One belongs to a host (its relying party), so an account may have several.
create table identity_passkeys (
  -- Credential id, base64url, as the authenticator made it.
  id text primary key,
  account_id uuid not null references identity_accounts on delete cascade,
  -- Host it was made for (WebAuthn's RP ID).
  host text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (length(name) between 1 and 80),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index identity_passkeys_account on identity_passkeys (account_id);
select guildhall.global_table('identity_passkeys');

-- A number the authenticator has to sign, once and soon.
create table identity_passkey_challenges (
  challenge text primary key,
  tenant_id uuid not null references tenants on delete cascade,
  -- Null when somebody signs in: who it is comes out of the answer.
  account_id uuid references identity_accounts on delete cascade,
  expires_at timestamptz not null
);
create index identity_passkey_challenges_expiry on identity_passkey_challenges (expires_at);
select guildhall.global_table('identity_passkey_challenges');
