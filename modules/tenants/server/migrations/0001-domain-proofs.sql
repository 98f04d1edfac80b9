-- What must stand in DNS before a claimed host name leads to a community. The names themselves are the kernel's.
create table tenants_domain_proofs (
  tenant_id uuid not null references tenants on delete cascade,
  host text not null check (host = lower(host)),
  token text not null,
  verified_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, host)
);
select guildhall.tenant_table('tenants_domain_proofs');
