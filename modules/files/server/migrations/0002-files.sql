-- Files of members. The bytes lie in the storage under object_key, written before the row; an id never gets other bytes.
create table files_files (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  -- Who sent it and owns it.
  member_id uuid not null,
  collection_id uuid,
  -- The id of its first version; of each lineage one version is the current one.
  lineage_id uuid not null,
  version int not null default 1,
  is_current boolean not null default true,
  name text not null check (char_length(name) between 1 and 255),
  type text not null,
  kind text not null check (kind in ('image', 'video', 'audio', 'document', 'archive', 'text')),
  size bigint not null,
  -- Of the whole; null until it is put together from its parts.
  sha256 text,
  object_key text not null,
  visibility text not null default 'private' check (visibility in ('private', 'members', 'public')),
  state text not null default 'uploaded' check (state in ('uploaded', 'scanning', 'clean', 'quarantined')),
  state_note text,
  -- What the scanner called it: for those who manage files.
  finding text,
  preview text not null default 'waiting' check (preview in ('waiting', 'ready', 'none')),
  preview_note text,
  description text not null default '',
  width int,
  height int,
  duration int,
  placeholder text,
  waveform int[] not null default '{}',
  focus_x real not null default 0.5,
  focus_y real not null default 0.5,
  -- Made by the server: name, type, bytes, pixels.
  copies jsonb not null default '[]',
  -- What the camera wrote down; for its owner alone.
  exif jsonb,
  -- Words inside it, for searching.
  words text not null default '',
  -- In its owner's library: stays though nothing refers to it.
  is_kept boolean not null default false,
  -- Since when nothing has referred to it.
  unused_since timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index files_files_by_member on files_files (tenant_id, member_id, created_at desc, id desc);
create index files_files_shared on files_files (tenant_id, created_at desc, id desc) where visibility <> 'private';
create index files_files_by_collection on files_files (tenant_id, collection_id) where collection_id is not null;
create index files_files_by_lineage on files_files (tenant_id, lineage_id, version);
create index files_files_unused on files_files (tenant_id, unused_since) where unused_since is not null and not is_kept;
create index files_files_quarantined on files_files (tenant_id, created_at) where state = 'quarantined';
select guildhall.tenant_table('files_files');

-- Groups of files: an album, a folder. A file is in one or none.
create table files_collections (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  name text not null check (char_length(name) between 1 and 120),
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index files_collections_by_name on files_collections (tenant_id, member_id, lower(name));
select guildhall.tenant_table('files_collections');

-- What files hang on: a message, a post. Whoever sees that sees them, as its module says.
create table files_attachments (
  tenant_id uuid not null references tenants on delete cascade,
  noun text not null,
  parent_id uuid not null,
  file_id uuid not null,
  position int not null,
  created_at timestamptz not null,
  primary key (tenant_id, noun, parent_id, file_id)
);
create index files_attachments_by_file on files_attachments (tenant_id, file_id);
select guildhall.tenant_table('files_attachments');

-- Uploads under way: what has been announced, and how much of it is here.
create table files_uploads (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  size bigint not null,
  received bigint not null default 0,
  -- Judged by its first bytes; null before those.
  type text,
  kind text,
  version_of uuid,
  collection_id uuid,
  purpose text not null,
  visibility text not null,
  description text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index files_uploads_by_expiry on files_uploads (tenant_id, expires_at);
select guildhall.tenant_table('files_uploads');

create table files_parts (
  tenant_id uuid not null references tenants on delete cascade,
  upload_id uuid not null,
  start bigint not null,
  size int not null,
  object_key text not null,
  primary key (tenant_id, upload_id, start)
);
select guildhall.tenant_table('files_parts');

-- What a community allows, where it differs from what is usual.
create table files_settings (
  tenant_id uuid not null references tenants on delete cascade,
  max_bytes bigint,
  max_media_bytes bigint,
  quota_bytes bigint,
  -- Counts up when signed addresses are called back: those of the last two keys hold.
  link_key int not null default 1,
  primary key (tenant_id)
);
select guildhall.tenant_table('files_settings');
