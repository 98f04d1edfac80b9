-- What a member says of themselves, and who sees it.
alter table people_members
  add bio text not null default '' check (length(bio) <= 4000),
  add links jsonb not null default '[]',
  add location text not null default '' check (length(location) <= 100),
  add pronouns text not null default '' check (length(pronouns) <= 40),
  add languages text[] not null default '{}',
  add time_zone text check (length(time_zone) <= 64),
  add first_name text not null default '' check (length(first_name) <= 60),
  add last_name text not null default '' check (length(last_name) <= 60),
  add phone text not null default '' check (length(phone) <= 20),
  add postcode text not null default '' check (length(postcode) <= 10),
  -- Values of the community's own fields by key.
  add custom jsonb not null default '{}',
  add avatar_id uuid,
  add visibility text not null default 'everyone' check (visibility in ('everyone', 'members', 'followers', 'me')),
  -- Audiences by field; a field that is missing has its default.
  add field_privacy jsonb not null default '{}',
  add may_message text not null default 'members' check (may_message in ('members', 'followers', 'me')),
  add may_follow text not null default 'members' check (may_follow in ('members', 'me')),
  add searchable boolean not null default true,
  add presence_visible boolean not null default true,
  -- What the directory filters by: the same as above where every member may see it, otherwise nothing.
  add found_location text not null default '',
  add found_languages text[] not null default '{}',
  add sort_name text collate "C" not null generated always as (lower(display_name)) stored,
  add listed boolean not null
    generated always as (status = 'active' and searchable and visibility in ('everyone', 'members')) stored,
  add search tsvector not null generated always as (to_tsvector('simple', display_name || ' ' || headline)) stored;

create index people_members_directory on people_members (tenant_id, sort_name, id) where listed;
create index people_members_location on people_members (tenant_id, found_location text_pattern_ops, sort_name) where listed;
create index people_members_languages on people_members using gin (found_languages) where listed;
create index people_members_search on people_members using gin (search) where listed;

-- Fields a community adds to profiles.
create table people_fields (
  tenant_id uuid not null references tenants on delete cascade,
  key text not null,
  label text not null,
  kind text not null check (kind in ('text', 'longtext', 'select', 'multiselect', 'date', 'url')),
  options text[] not null default '{}',
  required boolean not null default false,
  visibility text not null check (visibility in ('everyone', 'members', 'followers', 'me')),
  position int not null,
  primary key (tenant_id, key)
);
select guildhall.tenant_table('people_fields');

-- member_id follows other_id; both ways it is a connection.
create table people_follows (
  tenant_id uuid not null,
  member_id uuid not null,
  other_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id, other_id),
  check (member_id <> other_id),
  foreign key (tenant_id, member_id) references people_members on delete cascade,
  foreign key (tenant_id, other_id) references people_members on delete cascade
);
create index people_follows_of on people_follows (tenant_id, other_id, created_at desc, member_id desc);
create index people_follows_by on people_follows (tenant_id, member_id, created_at desc, other_id desc);
select guildhall.tenant_table('people_follows');

-- member_id blocked other_id: neither sees the other.
create table people_blocks (
  tenant_id uuid not null,
  member_id uuid not null,
  other_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id, other_id),
  check (member_id <> other_id),
  foreign key (tenant_id, member_id) references people_members on delete cascade,
  foreign key (tenant_id, other_id) references people_members on delete cascade
);
create index people_blocks_of on people_blocks (tenant_id, other_id);
select guildhall.tenant_table('people_blocks');

-- member_id hears nothing more of other_id, who does not notice.
create table people_mutes (
  tenant_id uuid not null,
  member_id uuid not null,
  other_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id, other_id),
  check (member_id <> other_id),
  foreign key (tenant_id, member_id) references people_members on delete cascade,
  foreign key (tenant_id, other_id) references people_members on delete cascade
);
select guildhall.tenant_table('people_mutes');
