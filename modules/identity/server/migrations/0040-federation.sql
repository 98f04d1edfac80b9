-- Somebody else's accounts that open this community: an OpenID Connect or a SAML 2.0 identity provider.
create table identity_providers (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('oidc', 'saml')),
  -- Stands on the button.
  name text not null check (length(name) between 1 and 80),
  is_enabled boolean not null,
  -- What the kind needs to know: issuer, client id and scopes; entity id, address, certificates and attributes.
  settings jsonb not null,
  -- The client's secret: AES-256-GCM, bound to the provider.
  sealed_secret bytea,
  -- E-mails of other domains do not come in; empty: any does.
  email_domains text[] not null,
  -- Domains whose mailboxes the provider speaks for: their e-mails are connected with accounts known here and nowhere else.
  trusted_domains text[] not null,
  takes_newcomers boolean not null,
  newcomer_role text,
  -- Why the last sign-in by it failed, for administrators.
  last_fault text,
  last_fault_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
select guildhall.tenant_table('identity_providers');

-- Whom a provider's subject is here. Opens this community and no other.
create table identity_connections (
  tenant_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  subject text not null check (length(subject) between 1 and 400),
  account_id uuid not null references identity_accounts on delete cascade,
  -- As the provider said when they were connected.
  email text,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, provider_id, subject),
  unique (tenant_id, provider_id, account_id),
  foreign key (tenant_id, provider_id) references identity_providers on delete cascade
);
create index identity_connections_account on identity_connections (tenant_id, account_id);
select guildhall.tenant_table('identity_connections');

-- A browser on its way to a provider and back, once. What it has to bring back is derived from a secret only it has.
create table identity_visits (
  tenant_id uuid not null,
  secret_hash bytea not null,
  provider_id uuid not null,
  state_hash bytea not null,
  -- Set when somebody signed in connects an account: theirs.
  account_id uuid references identity_accounts on delete cascade,
  -- What a SAML provider's page posted, until the browser that was sent there fetches it.
  sealed_answer bytea,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, secret_hash),
  unique (tenant_id, state_hash),
  foreign key (tenant_id, provider_id) references identity_providers on delete cascade
);
create index identity_visits_expiry on identity_visits (tenant_id, expires_at);
select guildhall.tenant_table('identity_visits');

-- SAML assertions taken already, until they are over by themselves.
create table identity_assertions (
  tenant_id uuid not null,
  provider_id uuid not null,
  id_hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant_id, provider_id, id_hash),
  foreign key (tenant_id, provider_id) references identity_providers on delete cascade
);
create index identity_assertions_expiry on identity_assertions (tenant_id, expires_at);
select guildhall.tenant_table('identity_assertions');

-- Began at a provider: speaks for the account in this community and changes nothing about how it signs in.
alter table identity_sessions add column provider_id uuid;
alter table identity_challenges add column provider_id uuid;
