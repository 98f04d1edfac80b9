-- What organisations may be here: employers, agencies, providers … From the blueprint; `roles` are what everyone in such
-- an organisation holds in the community while they belong to it.
create table organisations_kinds (
  tenant_id uuid not null references tenants on delete cascade,
  key text not null check (length(key) between 1 and 60),
  name text not null check (length(name) between 1 and 80),
  summary text not null default '',
  roles text[] not null default '{}',
  sign_up boolean not null default false,
  position int not null,
  primary key (tenant_id, key)
);
create unique index organisations_kinds_sign_up on organisations_kinds (tenant_id) where sign_up;
select guildhall.tenant_table('organisations_kinds');

create table organisations_accounts (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  slug text not null check (length(slug) between 1 and 100),
  name text not null check (length(name) between 1 and 120),
  kind text not null,
  description text not null default '' check (length(description) <= 4000),
  website text not null default '' check (length(website) <= 300),
  location text not null default '' check (length(location) <= 120),
  logo_file_id uuid,
  status text not null default 'active' check (status in ('active', 'suspended')),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
create index organisations_accounts_name on organisations_accounts (tenant_id, lower(name), id);
select guildhall.tenant_table('organisations_accounts');

-- Who belongs to which organisation. There is exactly one owner; the index forbids two, the commands forbid none.
create table organisations_members (
  tenant_id uuid not null,
  organisation_id uuid not null,
  member_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'member')),
  joined_at timestamptz not null,
  primary key (tenant_id, organisation_id, member_id),
  foreign key (tenant_id, organisation_id) references organisations_accounts on delete cascade
);
create unique index organisations_members_owner on organisations_members (tenant_id, organisation_id) where role = 'owner';
create index organisations_members_member on organisations_members (tenant_id, member_id, joined_at);
select guildhall.tenant_table('organisations_members');

-- For whom somebody acts, per session; without a row it is the organisation joined first.
create table organisations_choices (
  tenant_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  chosen_at timestamptz not null,
  primary key (tenant_id, session_id),
  foreign key (tenant_id, organisation_id) references organisations_accounts on delete cascade
);
create index organisations_choices_organisation on organisations_choices (tenant_id, organisation_id);
select guildhall.tenant_table('organisations_choices');

-- Posts as this module hears of them, one row each for 30 days: an organisation's activity without asking the forum.
create table organisations_posts (
  tenant_id uuid not null references tenants on delete cascade,
  post_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  removed boolean not null default false,
  primary key (tenant_id, post_id)
);
create index organisations_posts_member on organisations_posts (tenant_id, member_id, at);
create index organisations_posts_age on organisations_posts (tenant_id, at);
select guildhall.tenant_table('organisations_posts');
