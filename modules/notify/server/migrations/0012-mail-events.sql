-- Goes to suppressed addresses too: the law demands it.
alter table notify_mails add column required boolean not null default false;

-- What became of a mail, step by step. `source`: what the teller calls this piece of news, so that it counts once.
create table notify_mail_events (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  mail_id uuid not null,
  kind text not null check (kind in
    ('handed-over', 'deferred', 'refused', 'delivered', 'soft-bounce', 'hard-bounce', 'complaint')),
  detail text not null default '' check (length(detail) <= 300),
  source text not null check (length(source) <= 200),
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, mail_id, source),
  foreign key (tenant_id, mail_id) references notify_mails on delete cascade
);
select guildhall.tenant_table('notify_mail_events');

-- Addresses that mail did not reach: how often in a row, and whether they get any more.
create table notify_addresses (
  tenant_id uuid not null references tenants on delete cascade,
  -- In small letters.
  address text not null check (length(address) between 3 and 255),
  soft_bounces int not null default 0,
  -- Why it gets no mail; null: it does.
  reason text check (reason = 'hard-bounce' or reason = 'complaint' or reason = 'soft-bounces'),
  detail text not null default '' check (length(detail) <= 300),
  mail_id uuid,
  since timestamptz,
  primary key (tenant_id, address),
  check ((reason is null) = (since is null))
);
create index notify_addresses_suppressed on notify_addresses (tenant_id, since desc, address desc) where reason is not null;
select guildhall.tenant_table('notify_addresses');
