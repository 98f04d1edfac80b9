-- What each tenant was installed from: the base of the next upgrade's three-way merge. One row per install that changed
-- something; the newest counts.
create table blueprint_installs (
  tenant_id uuid not null references tenants on delete cascade,
  seq bigint generated always as identity,
  key text not null,
  version text not null,
  -- The manifest as its author wrote it, without demo content.
  manifest jsonb not null,
  -- Demo content installed so far: section → digest.
  demo jsonb not null default '{}',
  installed_at timestamptz not null default now(),
  primary key (tenant_id, seq)
);
select guildhall.tenant_table('blueprint_installs');
