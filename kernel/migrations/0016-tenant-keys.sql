-- What seals a tenant's fields: random data keys, wrapped by a key derived from SECRET_KEY. Without its rows, whatever was
-- sealed with them is unreadable for good, also in backups of other tables.
create table tenant_keys (
  tenant_id uuid not null references tenants on delete cascade,
  version int not null check (version > 0),
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);
select guildhall.tenant_table('tenant_keys');
