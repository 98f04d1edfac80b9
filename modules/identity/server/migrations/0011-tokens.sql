-- Keys that sign access tokens (Ed25519). The newest unretired one signs; retired ones verify until their tokens are over.
create table identity_signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  -- AES-256-GCM, bound to the kid.
  sealed_private_jwk bytea not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
create unique index identity_signing_keys_current on identity_signing_keys ((true)) where retired_at is null;
select guildhall.global_table('identity_signing_keys');

-- A session's refresh tokens are one family: active, then rotated; revoked with the session.
create table identity_refresh_tokens (
  id uuid primary key,
  session_id uuid not null references identity_sessions on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  rotated_at timestamptz,
  revoked_at timestamptz
);
create index identity_refresh_tokens_session on identity_refresh_tokens (session_id);
select guildhall.global_table('identity_refresh_tokens');
