-- What members are told. What it is about is named, not copied: its title is asked for when it is shown, and with it
-- whether the member may still see it.
create table notify_notices (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  type text not null check (length(type) between 3 and 80),
  category text not null,
  -- Who did it; null: nobody in particular.
  actor_id uuid,
  subject_noun text,
  subject_id uuid,
  -- What the subject is part of, such as a post's topic: notices of one kind within one thing are told as one.
  within_noun text,
  within_id uuid,
  -- Place within that thing, such as a post's number: reading up to there reads the notice.
  position int,
  data jsonb not null default '{}',
  state text not null default 'unread' check (state in ('unread', 'read', 'deleted')),
  -- Whether the centre shows it at all, and from when: later while quiet hours last, or when it was put off.
  in_app boolean not null,
  shown_from timestamptz not null,
  -- The first notice it is told together with; its own id when it is the first.
  group_id uuid not null,
  raised_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id)
);
create index notify_notices_of_member on notify_notices (tenant_id, member_id, shown_from desc, id desc) where state <> 'deleted';
create index notify_notices_unread on notify_notices (tenant_id, member_id, within_id) where state = 'unread';
create index notify_notices_group on notify_notices (tenant_id, group_id);
create index notify_notices_old on notify_notices (tenant_id, raised_at);
select guildhall.tenant_table('notify_notices');

-- One row for each notice and channel it takes, push once for each device: what became of it, and why.
create table notify_deliveries (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  notice_id uuid not null,
  member_id uuid not null,
  channel text not null check (channel in ('in-app', 'email', 'push')),
  -- The device's id for push; empty until the devices are known, and for the other channels.
  target text not null default '',
  state text not null check (state in ('waiting', 'sent', 'skipped', 'failed')),
  reason text,
  due_at timestamptz not null,
  -- What went to a device together; handed over again it goes under the same name.
  batch uuid,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, notice_id, channel, target),
  foreign key (tenant_id, notice_id) references notify_notices on delete cascade
);
create index notify_deliveries_due on notify_deliveries (tenant_id, member_id, channel, due_at) where state = 'waiting';
create index notify_deliveries_of_member on notify_deliveries (tenant_id, member_id, created_at desc, id desc);
select guildhall.tenant_table('notify_deliveries');

-- What a member has decided; everything they have not is the community's default, then the type's own.
create table notify_preferences (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  -- { "forum.reply": { "email": false } }
  channels jsonb not null default '{}',
  -- { "people": { "off": true, "cadence": "daily" } }
  categories jsonb not null default '{}',
  -- [ { "days": [1, 2], "from": "22:00", "to": "07:00" } ]
  quiet jsonb not null default '[]',
  quiet_until timestamptz,
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  digest_weekday smallint not null default 1 check (digest_weekday between 1 and 7),
  sms boolean not null default false,
  updated_at timestamptz not null,
  primary key (tenant_id, member_id)
);
select guildhall.tenant_table('notify_preferences');

-- Things a member wants to hear nothing more of.
create table notify_mutes (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  noun text not null,
  thing_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, member_id, noun, thing_id)
);
select guildhall.tenant_table('notify_mutes');

-- What a community has decided for everybody.
create table notify_defaults (
  tenant_id uuid not null references tenants on delete cascade,
  -- { "forum.reply": { "off": false, "email": true } }
  types jsonb not null default '{}',
  -- Quiet hours that hold for every member, in each member's own zone, besides their own.
  quiet jsonb not null default '[]',
  updated_at timestamptz not null,
  primary key (tenant_id)
);
select guildhall.tenant_table('notify_defaults');

-- Browsers and phones that take pushes. Keys and tokens are sealed: who has them may speak to the device.
create table notify_devices (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('web-push', 'fcm')),
  -- SHA-256 of the endpoint or token: the same device registers once, for whoever signed in on it last.
  address_hash bytea not null,
  sealed_address text not null,
  label text not null default '' check (length(label) <= 120),
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, address_hash)
);
create index notify_devices_of_member on notify_devices (tenant_id, member_id);
select guildhall.tenant_table('notify_devices');

-- Where one click ends mails of this kind; sealed like the address of the button.
alter table notify_mails add column sealed_unsubscribe text;
