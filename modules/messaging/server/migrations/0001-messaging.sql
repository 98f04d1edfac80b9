-- `last_seq` is the number of the last message, `last_shown` of the last outside threads, and `counted` how many of those
-- count as unread to somebody who has read nothing: what is unread is a subtraction. `key` names a blueprint's channel; into
-- one that is `for_everyone` members come when they join the community.
create table messaging_conversations (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('direct', 'group', 'channel')),
  key text check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  low_id uuid,
  high_id uuid,
  name text not null default '' check (length(name) <= 80),
  description text not null default '' check (length(description) <= 400),
  open boolean not null default false,
  for_everyone boolean not null default false,
  newcomers text not null default 'everything' check (newcomers in ('everything', 'from-joining')),
  created_by uuid,
  created_at timestamptz not null,
  member_count int not null default 0,
  last_seq int not null default 0,
  last_shown int not null default 0,
  counted int not null default 0,
  last_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  -- Two people have one conversation, whoever begins it, and both at once.
  unique (tenant_id, low_id, high_id),
  check ((kind = 'direct') = (low_id is not null and high_id is not null)),
  check (low_id < high_id)
) with (fillfactor = 80);
create index messaging_conversations_begun on messaging_conversations (tenant_id, created_by, created_at) where kind = 'direct';
create index messaging_conversations_open on messaging_conversations (tenant_id, name) where kind = 'channel' and open;
select guildhall.tenant_table('messaging_conversations');

-- Who is in a conversation and how far they are: one row, however many messages. `read_seq` may go back (“mark unread”),
-- `seen_seq` and `delivered_seq` never do: they are what others are shown.
create table messaging_members (
  tenant_id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  other_id uuid,
  role text not null default 'member' check (role in ('owner', 'admin', 'member')),
  standing text not null default 'accepted' check (standing in ('accepted', 'pending', 'declined')),
  joined_at timestamptz not null,
  left_at timestamptz,
  first_seq int not null default 1,
  read_seq int not null default 0,
  read_counted int not null default 0,
  seen_seq int not null default 0,
  delivered_seq int not null default 0,
  mention_seq int not null default 0,
  starred boolean not null default false,
  archived_seq int,
  muted_until timestamptz,
  notify text not null default 'all' check (notify in ('all', 'mentions', 'none')),
  draft text not null default '',
  primary key (tenant_id, conversation_id, member_id),
  foreign key (tenant_id, conversation_id) references messaging_conversations on delete cascade
) with (fillfactor = 80);
create index messaging_members_of on messaging_members (tenant_id, member_id) where left_at is null;
select guildhall.tenant_table('messaging_members');

-- Numbered 1, 2, 3, … as they were sent; `counted`: how many up to this one count as unread. `root_id` is the message a
-- thread hangs from. A deleted message keeps its number and loses its words after the retention time. In `search` the
-- filters stand beside the words, so that one index answers both: see 0002-search.sql.
create table messaging_messages (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  counted int not null,
  author_id uuid not null,
  client_id text check (length(client_id) <= 64),
  kind text not null default 'text' check (kind in ('text', 'notice', 'poll', 'voice')),
  body text not null default '',
  html text not null default '',
  plain text not null default '',
  reply_to int,
  root_id uuid,
  thread_count int not null default 0,
  thread_last_at timestamptz,
  mentions uuid[] not null default '{}',
  everyone boolean not null default false,
  forwarded_from uuid,
  details jsonb,
  has text[] not null default '{}',
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by uuid,
  pinned_at timestamptz,
  pinned_by uuid,
  search tsvector not null generated always as (
    to_tsvector('simple', coalesce(plain, ''))
    || array_to_tsvector(array[
      U&'\E002c' || coalesce(conversation_id::text, ''), U&'\E002a' || coalesce(author_id::text, '')])
    || array_to_tsvector(coalesce(has, '{}'))) stored,
  primary key (tenant_id, id),
  unique (tenant_id, conversation_id, seq),
  foreign key (tenant_id, conversation_id) references messaging_conversations on delete cascade
);
create unique index messaging_messages_once on messaging_messages (tenant_id, conversation_id, author_id, client_id)
  where client_id is not null;
create index messaging_messages_time on messaging_messages (tenant_id, conversation_id, created_at desc, id desc);
create index messaging_messages_thread on messaging_messages (tenant_id, root_id, seq) where root_id is not null;
create index messaging_messages_pinned on messaging_messages (tenant_id, conversation_id, pinned_at desc)
  where pinned_at is not null;
create index messaging_messages_author on messaging_messages (tenant_id, author_id, created_at);
create index messaging_messages_deleted on messaging_messages (tenant_id, deleted_at) where deleted_at is not null and body <> '';
create index messaging_messages_age on messaging_messages (tenant_id, created_at);
select guildhall.tenant_table('messaging_messages');

-- What a message said before each edit.
create table messaging_versions (
  tenant_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  body text not null,
  html text not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, message_id) references messaging_messages on delete cascade
);
create index messaging_versions_message on messaging_versions (tenant_id, message_id, written_at);
select guildhall.tenant_table('messaging_versions');

create table messaging_reactions (
  tenant_id uuid not null,
  message_id uuid not null,
  member_id uuid not null,
  emoji text not null check (length(emoji) between 1 and 32),
  at timestamptz not null,
  primary key (tenant_id, message_id, member_id, emoji),
  foreign key (tenant_id, message_id) references messaging_messages on delete cascade
);
create index messaging_reactions_member on messaging_reactions (tenant_id, member_id);
select guildhall.tenant_table('messaging_reactions');

-- The question and its options stand in the message's `details`; here is who chose what.
create table messaging_votes (
  tenant_id uuid not null,
  message_id uuid not null,
  member_id uuid not null,
  option int not null check (option >= 0),
  primary key (tenant_id, message_id, member_id, option),
  foreign key (tenant_id, message_id) references messaging_messages on delete cascade
);
create index messaging_votes_member on messaging_votes (tenant_id, member_id);
select guildhall.tenant_table('messaging_votes');

-- Messages somebody does not want to see any more: deleted for themselves only.
create table messaging_hidden (
  tenant_id uuid not null,
  member_id uuid not null,
  message_id uuid not null,
  primary key (tenant_id, member_id, message_id),
  foreign key (tenant_id, message_id) references messaging_messages on delete cascade
);
create index messaging_hidden_message on messaging_hidden (tenant_id, message_id);
select guildhall.tenant_table('messaging_hidden');

-- Messages that wait for their time. What fails stays with its reason until its author looks.
create table messaging_scheduled (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  author_id uuid not null,
  body text not null,
  reply_to int,
  mentions uuid[] not null default '{}',
  send_at timestamptz not null,
  created_at timestamptz not null,
  failed text,
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references messaging_conversations on delete cascade
);
create index messaging_scheduled_author on messaging_scheduled (tenant_id, author_id, send_at);
create index messaging_scheduled_conversation on messaging_scheduled (tenant_id, conversation_id);
select guildhall.tenant_table('messaging_scheduled');

-- What a member decided for themselves; without a row everything is as usual.
create table messaging_preferences (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  receipts boolean not null default true,
  typing boolean not null default true,
  primary key (tenant_id, member_id)
);
select guildhall.tenant_table('messaging_preferences');

-- What somebody reported keeps the words as they were, also when the message is deleted meanwhile.
create table messaging_reports (
  tenant_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  author_id uuid not null,
  reporter_id uuid not null,
  reason text not null check (reason in ('spam', 'harassment', 'danger', 'other')),
  note text not null default '' check (length(note) <= 1000),
  body text not null,
  reported_at timestamptz not null,
  outcome text not null default 'open' check (outcome in ('open', 'dismissed', 'deleted')),
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, message_id, reporter_id),
  foreign key (tenant_id, message_id) references messaging_messages on delete cascade
);
create index messaging_reports_open on messaging_reports (tenant_id, reported_at) where resolved_at is null;
select guildhall.tenant_table('messaging_reports');
