-- Categories, in the order of `position`. The counters are kept by the subscriber forum.count-activity, not by writers,
-- so that replies in one category never wait for each other.
create table forum_categories (
  tenant_id uuid not null references tenants on delete cascade,
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name text not null check (length(name) between 1 and 80),
  description text not null default '',
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  position int not null,
  audience text not null check (audience in ('public', 'members', 'staff')),
  topic_count int not null default 0,
  post_count int not null default 0,
  last_post_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  unique (tenant_id, slug) deferrable
);
select guildhall.tenant_table('forum_categories');

-- `audience` repeats the category's, so that lists are filtered on the index they are read from. `post_count` is the
-- highest post number given out; `reply_count` leaves out the opening post and what was removed.
create table forum_topics (
  tenant_id uuid not null,
  id uuid not null,
  key text,
  slug text not null check (length(slug) <= 100),
  title text not null check (length(title) between 1 and 160),
  category_id uuid not null,
  audience text not null check (audience in ('public', 'members', 'staff')),
  author_id uuid not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  pinned boolean not null default false,
  post_count int not null default 1,
  reply_count int not null default 0,
  excerpt text not null,
  created_at timestamptz not null,
  last_post_at timestamptz not null,
  last_poster_id uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  unique (tenant_id, slug),
  foreign key (tenant_id, category_id) references forum_categories on delete cascade
);
create index forum_topics_latest on forum_topics (tenant_id, pinned desc, last_post_at desc, id desc)
  where removed_at is null;
create index forum_topics_category on forum_topics (tenant_id, category_id, pinned desc, last_post_at desc, id desc)
  where removed_at is null;
create index forum_topics_public on forum_topics (tenant_id, created_at desc, id desc)
  where removed_at is null and audience = 'public';
create index forum_topics_removed on forum_topics (tenant_id, removed_at) where removed_at is not null;
select guildhall.tenant_table('forum_topics');

-- `title` repeats the topic's on the opening post only: title and words are found as one document. `plain` is what the
-- rendered post reads like. A removed post keeps its number; its words are erased after the retention time.
create table forum_posts (
  tenant_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  number int not null check (number > 0),
  author_id uuid not null,
  reply_to int,
  title text check ((title is null) = (number > 1)),
  body text not null,
  html text not null,
  plain text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  edited_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  search tsvector not null generated always as
    (setweight(to_tsvector('simple', coalesce(title, '')), 'A') || setweight(to_tsvector('simple', plain), 'D')) stored,
  primary key (tenant_id, id),
  unique (tenant_id, topic_id, number),
  foreign key (tenant_id, topic_id) references forum_topics on delete cascade
);
create index forum_posts_removed on forum_posts (tenant_id, removed_at) where removed_at is not null and body <> '';
select guildhall.tenant_table('forum_posts');

-- What a post said before each edit.
create table forum_post_versions (
  tenant_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  body text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, post_id) references forum_posts on delete cascade
);
create index forum_post_versions_post on forum_post_versions (tenant_id, post_id, written_at);
select guildhall.tenant_table('forum_post_versions');

-- How far each member has read each topic: one row per topic opened, not one per post.
create table forum_reads (
  tenant_id uuid not null,
  member_id uuid not null,
  topic_id uuid not null,
  last_read int not null,
  primary key (tenant_id, member_id, topic_id),
  foreign key (tenant_id, topic_id) references forum_topics on delete cascade
);
create index forum_reads_topic on forum_reads (tenant_id, topic_id);
select guildhall.tenant_table('forum_reads');
