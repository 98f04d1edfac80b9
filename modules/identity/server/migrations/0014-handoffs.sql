-- Carries somebody signed in at one community over to another of theirs: one use, one minute, one target.
create table identity_handoffs (
  code_hash bytea primary key,
  account_id uuid not null references identity_accounts on delete cascade,
  -- The session it continues; over, the hand-off is over too.
  session_id uuid not null references identity_sessions on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index identity_handoffs_expiry on identity_handoffs (expires_at);
select guildhall.global_table('identity_handoffs');
