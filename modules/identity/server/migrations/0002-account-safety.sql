alter table identity_accounts
  -- Null: the person has not shown yet that the mailbox is theirs.
  add column email_verified_at timestamptz,
  add column password_changed_at timestamptz,
  add column last_sign_in_at timestamptz,
  -- A confirmed second factor exists: one look at the account says whether to ask for it.
  add column has_second_factor boolean not null default false,
  -- The person asked to be forgotten at this instant; signing in before it cancels that.
  add column delete_after timestamptz,
  add column deleted_at timestamptz;
create index identity_accounts_deletion on identity_accounts (delete_after) where delete_after is not null;

alter table identity_sessions
  add column user_agent text check (length(user_agent) <= 300),
  -- `Firefox on Linux`, as it is shown and compared.
  add column device text not null default '' check (length(device) <= 80),
  add column address inet,
  add column last_seen_at timestamptz not null default now();

-- What mails carry: each a random token of which only the SHA-256 is stored, for one purpose, once.
create table identity_tokens (
  id uuid primary key,
  account_id uuid not null references identity_accounts on delete cascade,
  -- At whose address the link is opened.
  tenant_id uuid not null references tenants on delete cascade,
  purpose text not null check (purpose in ('verify-email', 'reset-password', 'report-sign-in')),
  token_hash bytea not null unique,
  -- The session a “this wasn’t me” link is about.
  session_id uuid references identity_sessions on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index identity_tokens_account on identity_tokens (account_id, purpose, created_at);
create index identity_tokens_expiry on identity_tokens (expires_at);
select guildhall.global_table('identity_tokens');

-- Failed sign-ins, counted where every process sees them. `key` is an HMAC of an e-mail (known or not) or an address.
create table identity_failures (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
create index identity_failures_age on identity_failures (last_at);
select guildhall.global_table('identity_failures');
