-- A mail is kept as what it says; its page is made when it leaves, and kept as it left.
alter table notify_mails add column content jsonb, alter column html drop not null, alter column text drop not null;

-- What a community has written itself for a kind of mail ('*': all of them) in a language ('': all of them). The newest
-- version counts; one without a source gives the kind back to the program.
create table notify_templates (
  tenant_id uuid not null references tenants on delete cascade,
  kind text not null check (length(kind) between 1 and 80),
  locale text not null check (length(locale) <= 10),
  version int not null check (version > 0),
  subject text not null default '' check (length(subject) <= 300),
  source text check (length(source) <= 60000),
  author_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, kind, locale, version)
);
select guildhall.tenant_table('notify_templates');
