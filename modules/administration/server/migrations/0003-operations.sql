-- One thing done to many members by a job: who is meant was settled when it began.
create table administration_operations (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  -- Whoever asked, with the rights they came with: what an API key narrows stays narrow.
  by_member uuid not null,
  permissions text[] not null,
  action text not null check (action in ('suspend', 'reactivate', 'add-role', 'take-role')),
  role text,
  reason text,
  -- As it was asked: {q, status, role}, or {} where another operation is taken back.
  filter jsonb not null,
  undoes uuid,
  undone_by uuid,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total int not null,
  changed int not null default 0,
  refused int not null default 0,
  -- Chunks done: a job that runs again after it has committed finds that it is late.
  step int not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
select guildhall.tenant_table('administration_operations');
create index administration_operations_latest on administration_operations (tenant_id, created_at desc, id desc);

-- Everybody meant. `same`: what was asked for was so already.
create table administration_outcomes (
  tenant_id uuid not null,
  operation_id uuid not null,
  member_id uuid not null,
  outcome text check (outcome in ('changed', 'same', 'refused')),
  code text,
  primary key (tenant_id, operation_id, member_id),
  foreign key (tenant_id, operation_id) references administration_operations on delete cascade
);
select guildhall.tenant_table('administration_outcomes');
create index administration_outcomes_to_do on administration_outcomes (tenant_id, operation_id, member_id) where outcome is null;
create index administration_outcomes_by on administration_outcomes (tenant_id, operation_id, outcome, member_id);
