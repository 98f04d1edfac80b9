-- Where an account has a member, kept from the communities' own events: no query may look into another community. Whether
-- the member may act there is asked there.
create table identity_memberships (
  account_id uuid not null references identity_accounts on delete cascade,
  tenant_id uuid not null references tenants on delete cascade,
  primary key (account_id, tenant_id)
);
select guildhall.global_table('identity_memberships');
