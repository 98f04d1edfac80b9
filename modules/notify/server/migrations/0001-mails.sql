-- Every mail a community sends, as it was written. The address its button leads to may open an account, so it is kept
-- apart, encrypted, and only for as long as the mail has not left.
create table notify_mails (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  key text not null check (length(key) between 1 and 80),
  to_email text not null check (length(to_email) between 3 and 255),
  to_name text not null default '' check (length(to_name) <= 120),
  locale text not null,
  subject text not null check (length(subject) between 1 and 200),
  html text not null,
  text text not null,
  sealed_link text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts int not null default 0,
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id)
);
create index notify_mails_newest on notify_mails (tenant_id, created_at desc, id desc);
create index notify_mails_state on notify_mails (tenant_id, state, created_at desc, id desc);
create index notify_mails_to on notify_mails (tenant_id, to_email, created_at desc);
select guildhall.tenant_table('notify_mails');
