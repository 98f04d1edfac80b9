create table rings (
  tenant_id uuid not null references tenants on delete cascade,
  id bigint generated always as identity,
  number int not null,
  primary key (tenant_id, id)
);
select guildhall.tenant_table('rings');
