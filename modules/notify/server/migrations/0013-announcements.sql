-- What an administrator writes to everybody, or to everybody with a role. `reached`: the last member it was written to, so that
-- whoever goes on after a stop begins behind them.
create table notify_announcements (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('maintenance', 'system-alert')),
  title text not null check (length(title) between 1 and 150),
  body text not null check (length(body) between 1 and 5000),
  role text,
  author_id uuid,
  reached uuid,
  written int not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index notify_announcements_newest on notify_announcements (tenant_id, created_at desc, id desc);
select guildhall.tenant_table('notify_announcements');

-- What newcomers are welcomed with; no row: they are not.
create table notify_welcome (
  tenant_id uuid not null references tenants on delete cascade,
  body text not null check (length(body) between 1 and 5000),
  updated_at timestamptz not null,
  primary key (tenant_id)
);
select guildhall.tenant_table('notify_welcome');
