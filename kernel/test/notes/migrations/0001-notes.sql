create table notes_notes (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  body text not null,
  is_secret boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select guildhall.tenant_table('notes_notes');

create table notes_counts (
  tenant_id uuid not null references tenants on delete cascade,
  id int not null default 1,
  n int not null default 0,
  primary key (tenant_id, id)
);
select guildhall.tenant_table('notes_counts');
