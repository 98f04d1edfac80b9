-- Only the SHA-256 of a token is kept; the token itself is in the mail or the link.
create table invitations_invitations (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  token_hash bytea not null,
  email text check (length(email) <= 255),
  locale text,
  roles text[] not null default '{}',
  organisation_id uuid,
  -- Means something with an organisation only.
  organisation_role text not null default 'member' check (organisation_role in ('admin', 'member')),
  grants jsonb not null default '[]',
  message text not null default '' check (length(message) <= 1000),
  max_uses int not null default 1 check (max_uses between 1 and 1000),
  used int not null default 0 check (used between 0 and max_uses),
  state text not null default 'created' check (state in ('created', 'sent', 'accepted', 'revoked', 'expired')),
  expires_at timestamptz not null,
  created_by uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  sent_count int not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index invitations_invitations_latest on invitations_invitations (tenant_id, created_at desc, id desc);
create index invitations_invitations_organisation on invitations_invitations (tenant_id, organisation_id)
  where organisation_id is not null;
create index invitations_invitations_due on invitations_invitations (tenant_id, expires_at) where state in ('created', 'sent');
select guildhall.tenant_table('invitations_invitations');

-- Who came in by which invitation, and when: kept for good.
create table invitations_uses (
  tenant_id uuid not null,
  id uuid not null,
  invitation_id uuid not null,
  member_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, invitation_id, member_id),
  foreign key (tenant_id, invitation_id) references invitations_invitations on delete cascade
);
create index invitations_uses_member on invitations_uses (tenant_id, member_id);
select guildhall.tenant_table('invitations_uses');
