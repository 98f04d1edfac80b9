-- What members agreed to on joining, in which version. Goes with the member.
create table identity_consents (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  subject text not null check (subject in ('terms')),
  version text not null check (length(version) between 1 and 40),
  given_at timestamptz not null,
  primary key (tenant_id, member_id, subject, version)
);
select guildhall.tenant_table('identity_consents');
