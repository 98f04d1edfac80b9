-- Pictures of members and organisations. The bytes lie below DATA_DIR under their content's hash, written before the row.
create table files_images (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  -- Who sent it.
  member_id uuid not null,
  purpose text not null check (purpose in ('avatar', 'logo')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Of the copy for readers without WebP.
  fallback text not null check (fallback in ('jpeg', 'png')),
  width int not null,
  height int not null,
  -- Who may fetch it: kept in step with the profile it belongs to.
  audience text not null default 'owner' check (audience in ('everyone', 'members', 'owner')),
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index files_images_by_member on files_images (tenant_id, member_id);
select guildhall.tenant_table('files_images');
