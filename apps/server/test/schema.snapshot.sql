-- columns
access_elevations.tenant_id uuid not null
access_elevations.id uuid not null
access_elevations.session_id uuid not null
access_elevations.member_id uuid not null
access_elevations.account_id uuid not null
access_elevations.reason text not null
access_elevations.started_at timestamp with time zone not null
access_elevations.ends_at timestamp with time zone not null
access_elevations.ended_at timestamp with time zone
access_elevations.kind text not null default 'rights'::text
access_grants.tenant_id uuid not null
access_grants.id uuid not null
access_grants.member_id uuid not null
access_grants.role_key text
access_grants.permission text
access_grants.source text not null
access_grants.granted_at timestamp with time zone not null default now()
access_grants.expires_at timestamp with time zone
access_grants.reason text not null default ''::text
access_grants.granted_by uuid
access_grants.noted_at timestamp with time zone
access_grants.scope text not null default 'tenant'::text
access_operators.account_id uuid not null
access_operators.granted_at timestamp with time zone not null default now()
access_roles.tenant_id uuid not null
access_roles.key text not null
access_roles.name text not null
access_roles.summary text not null default ''::text
access_roles.permissions text[] not null
access_roles.inherits text[] not null default '{}'::text[]
access_roles.effective text[] not null
access_roles.is_visitor boolean not null default false
access_roles.is_default boolean not null default false
access_roles.position integer not null
access_templates.tenant_id uuid not null
access_templates.id uuid not null
access_templates.name text not null
access_templates.summary text not null default ''::text
access_templates.permissions text[] not null
access_templates.inherits text[] not null default '{}'::text[]
access_templates.created_by uuid
access_templates.created_at timestamp with time zone not null
access_uses.tenant_id uuid not null
access_uses.member_id uuid not null
access_uses.permission text not null
access_uses.last_day date not null
administration_activity.tenant_id uuid not null
administration_activity.seq bigint not null
administration_activity.kind text not null
administration_activity.at timestamp with time zone not null
administration_operations.tenant_id uuid not null
administration_operations.id uuid not null
administration_operations.by_member uuid not null
administration_operations.permissions text[] not null
administration_operations.action text not null
administration_operations.role text
administration_operations.reason text
administration_operations.filter jsonb not null
administration_operations.undoes uuid
administration_operations.undone_by uuid
administration_operations.state text not null default 'running'::text
administration_operations.total integer not null
administration_operations.changed integer not null default 0
administration_operations.refused integer not null default 0
administration_operations.step integer not null default 0
administration_operations.created_at timestamp with time zone not null
administration_operations.finished_at timestamp with time zone
administration_outcomes.tenant_id uuid not null
administration_outcomes.operation_id uuid not null
administration_outcomes.member_id uuid not null
administration_outcomes.outcome text
administration_outcomes.code text
administration_settings.tenant_id uuid not null
administration_settings.tiers jsonb not null default '[]'::jsonb
administration_settings.role_changes jsonb
audit_entries.tenant_id uuid not null
audit_entries.id uuid not null
audit_entries.at timestamp with time zone not null
audit_entries.actor_id uuid
audit_entries.actor_kind text not null
audit_entries.action text not null
audit_entries.subject_type text
audit_entries.subject_id text
audit_entries.before jsonb
audit_entries.after jsonb
audit_entries.address text
audit_entries.user_agent text
audit_entries.request_id text
audit_entries.outcome text not null
audit_entries.code text
audit_entries.chain_no bigint
audit_entries.hash bytea
blueprint_installs.tenant_id uuid not null
blueprint_installs.seq bigint not null identity
blueprint_installs.key text not null
blueprint_installs.version text not null
blueprint_installs.manifest jsonb not null
blueprint_installs.demo jsonb not null default '{}'::jsonb
blueprint_installs.installed_at timestamp with time zone not null default now()
cursors.subscriber text not null
cursors.xid xid8 not null default '0'::xid8
cursors.seq bigint not null default 0
events.tenant_id uuid not null
events.seq bigint not null identity
events.xid xid8 not null default pg_current_xact_id()
events.name text not null
events.data jsonb not null
events.audience text[] not null
events.actor_id uuid
events.request_id text
events.at timestamp with time zone not null default now()
files_attachments.tenant_id uuid not null
files_attachments.noun text not null
files_attachments.parent_id uuid not null
files_attachments.file_id uuid not null
files_attachments.position integer not null
files_attachments.created_at timestamp with time zone not null
files_collections.tenant_id uuid not null
files_collections.id uuid not null
files_collections.member_id uuid not null
files_collections.name text not null
files_collections.created_at timestamp with time zone not null
files_files.tenant_id uuid not null
files_files.id uuid not null
files_files.member_id uuid not null
files_files.collection_id uuid
files_files.lineage_id uuid not null
files_files.version integer not null default 1
files_files.is_current boolean not null default true
files_files.name text not null
files_files.type text not null
files_files.kind text not null
files_files.size bigint not null
files_files.sha256 text
files_files.object_key text not null
files_files.visibility text not null default 'private'::text
files_files.state text not null default 'uploaded'::text
files_files.state_note text
files_files.finding text
files_files.preview text not null default 'waiting'::text
files_files.preview_note text
files_files.description text not null default ''::text
files_files.width integer
files_files.height integer
files_files.duration integer
files_files.placeholder text
files_files.waveform integer[] not null default '{}'::integer[]
files_files.focus_x real not null default 0.5
files_files.focus_y real not null default 0.5
files_files.copies jsonb not null default '[]'::jsonb
files_files.exif jsonb
files_files.words text not null default ''::text
files_files.is_kept boolean not null default false
files_files.unused_since timestamp with time zone
files_files.created_at timestamp with time zone not null
files_files.removed_at timestamp with time zone
files_images.tenant_id uuid not null
files_images.id uuid not null
files_images.member_id uuid not null
files_images.purpose text not null
files_images.hash text not null
files_images.fallback text not null
files_images.width integer not null
files_images.height integer not null
files_images.audience text not null default 'owner'::text
files_images.created_at timestamp with time zone not null
files_parts.tenant_id uuid not null
files_parts.upload_id uuid not null
files_parts.start bigint not null
files_parts.size integer not null
files_parts.object_key text not null
files_settings.tenant_id uuid not null
files_settings.max_bytes bigint
files_settings.max_media_bytes bigint
files_settings.quota_bytes bigint
files_settings.link_key integer not null default 1
files_uploads.tenant_id uuid not null
files_uploads.id uuid not null
files_uploads.member_id uuid not null
files_uploads.name text not null
files_uploads.size bigint not null
files_uploads.received bigint not null default 0
files_uploads.type text
files_uploads.kind text
files_uploads.version_of uuid
files_uploads.collection_id uuid
files_uploads.purpose text not null
files_uploads.visibility text not null
files_uploads.description text not null
files_uploads.expires_at timestamp with time zone not null
files_uploads.created_at timestamp with time zone not null
forum_categories.tenant_id uuid not null
forum_categories.id uuid not null
forum_categories.key text not null
forum_categories.slug text not null
forum_categories.name text not null
forum_categories.description text not null default ''::text
forum_categories.colour text not null
forum_categories.position integer not null
forum_categories.audience text not null
forum_categories.topic_count integer not null default 0
forum_categories.post_count integer not null default 0
forum_categories.last_post_at timestamp with time zone
forum_post_versions.tenant_id uuid not null
forum_post_versions.id uuid not null
forum_post_versions.post_id uuid not null
forum_post_versions.body text not null
forum_post_versions.written_by uuid not null
forum_post_versions.written_at timestamp with time zone not null
forum_posts.tenant_id uuid not null
forum_posts.id uuid not null
forum_posts.topic_id uuid not null
forum_posts.number integer not null
forum_posts.author_id uuid not null
forum_posts.reply_to integer
forum_posts.title text
forum_posts.body text not null
forum_posts.html text not null
forum_posts.plain text not null
forum_posts.created_at timestamp with time zone not null
forum_posts.edited_at timestamp with time zone
forum_posts.edited_by uuid
forum_posts.removed_at timestamp with time zone
forum_posts.removed_by uuid
forum_posts.search tsvector not null generated (setweight(to_tsvector('simple'::regconfig, COALESCE(title, ''::text)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, plain), 'D'::"char"))
forum_reads.tenant_id uuid not null
forum_reads.member_id uuid not null
forum_reads.topic_id uuid not null
forum_reads.last_read integer not null
forum_topics.tenant_id uuid not null
forum_topics.id uuid not null
forum_topics.key text
forum_topics.slug text not null
forum_topics.title text not null
forum_topics.category_id uuid not null
forum_topics.audience text not null
forum_topics.author_id uuid not null
forum_topics.state text not null default 'open'::text
forum_topics.pinned boolean not null default false
forum_topics.post_count integer not null default 1
forum_topics.reply_count integer not null default 0
forum_topics.excerpt text not null
forum_topics.created_at timestamp with time zone not null
forum_topics.last_post_at timestamp with time zone not null
forum_topics.last_poster_id uuid not null
forum_topics.removed_at timestamp with time zone
forum_topics.removed_by uuid
guildhall_migrations.module text not null
guildhall_migrations.file text not null
guildhall_migrations.checksum text not null
guildhall_migrations.applied_at timestamp with time zone not null default now()
idempotency_keys.tenant_id uuid not null
idempotency_keys.key text not null
idempotency_keys.actor_id text not null
idempotency_keys.fingerprint text not null
idempotency_keys.status integer not null
idempotency_keys.body jsonb
idempotency_keys.created_at timestamp with time zone not null default now()
identity_accounts.id uuid not null
identity_accounts.email text not null
identity_accounts.password_hash text
identity_accounts.created_at timestamp with time zone not null default now()
identity_accounts.email_verified_at timestamp with time zone
identity_accounts.password_changed_at timestamp with time zone
identity_accounts.last_sign_in_at timestamp with time zone
identity_accounts.has_second_factor boolean not null default false
identity_accounts.delete_after timestamp with time zone
identity_accounts.deleted_at timestamp with time zone
identity_api_keys.tenant_id uuid not null
identity_api_keys.id uuid not null
identity_api_keys.member_id uuid not null
identity_api_keys.name text not null
identity_api_keys.prefix text not null
identity_api_keys.token_hash bytea not null
identity_api_keys.scopes text[] not null
identity_api_keys.created_at timestamp with time zone not null default now()
identity_api_keys.expires_at timestamp with time zone
identity_api_keys.last_used_at timestamp with time zone
identity_api_keys.revoked_at timestamp with time zone
identity_assertions.tenant_id uuid not null
identity_assertions.provider_id uuid not null
identity_assertions.id_hash bytea not null
identity_assertions.expires_at timestamp with time zone not null
identity_backup_codes.account_id uuid not null
identity_backup_codes.code_hash bytea not null
identity_backup_codes.used_at timestamp with time zone
identity_challenges.id uuid not null
identity_challenges.account_id uuid not null
identity_challenges.tenant_id uuid not null
identity_challenges.member_id uuid not null
identity_challenges.token_hash bytea not null
identity_challenges.remember boolean not null
identity_challenges.must_enrol boolean not null
identity_challenges.tries_left smallint not null default 5
identity_challenges.expires_at timestamp with time zone not null
identity_challenges.provider_id uuid
identity_connections.tenant_id uuid not null
identity_connections.id uuid not null
identity_connections.provider_id uuid not null
identity_connections.subject text not null
identity_connections.account_id uuid not null
identity_connections.email text
identity_connections.created_at timestamp with time zone not null
identity_connections.last_used_at timestamp with time zone
identity_consents.tenant_id uuid not null
identity_consents.member_id uuid not null
identity_consents.subject text not null
identity_consents.version text not null
identity_consents.given_at timestamp with time zone not null
identity_failures.key bytea not null
identity_failures.failures integer not null
identity_failures.last_at timestamp with time zone not null
identity_failures.locked_until timestamp with time zone
identity_handoffs.code_hash bytea not null
identity_handoffs.account_id uuid not null
identity_handoffs.session_id uuid not null
identity_handoffs.tenant_id uuid not null
identity_handoffs.expires_at timestamp with time zone not null
identity_handoffs.used_at timestamp with time zone
identity_handoffs.challenge bytea not null
identity_memberships.account_id uuid not null
identity_memberships.tenant_id uuid not null
identity_passkey_challenges.challenge text not null
identity_passkey_challenges.tenant_id uuid not null
identity_passkey_challenges.account_id uuid
identity_passkey_challenges.expires_at timestamp with time zone not null
identity_passkeys.id text not null
identity_passkeys.account_id uuid not null
identity_passkeys.host text not null
identity_passkeys.public_key bytea not null
identity_passkeys.counter bigint not null
identity_passkeys.transports text[] not null
identity_passkeys.name text not null
identity_passkeys.created_at timestamp with time zone not null default now()
identity_passkeys.last_used_at timestamp with time zone
identity_providers.tenant_id uuid not null
identity_providers.id uuid not null
identity_providers.kind text not null
identity_providers.name text not null
identity_providers.is_enabled boolean not null
identity_providers.settings jsonb not null
identity_providers.sealed_secret bytea
identity_providers.email_domains text[] not null
identity_providers.trusted_domains text[] not null
identity_providers.takes_newcomers boolean not null
identity_providers.newcomer_role text
identity_providers.last_fault text
identity_providers.last_fault_at timestamp with time zone
identity_providers.created_at timestamp with time zone not null
identity_refresh_tokens.id uuid not null
identity_refresh_tokens.session_id uuid not null
identity_refresh_tokens.token_hash bytea not null
identity_refresh_tokens.created_at timestamp with time zone not null default now()
identity_refresh_tokens.expires_at timestamp with time zone not null
identity_refresh_tokens.rotated_at timestamp with time zone
identity_refresh_tokens.revoked_at timestamp with time zone
identity_sessions.id uuid not null
identity_sessions.account_id uuid not null
identity_sessions.tenant_id uuid not null
identity_sessions.token_hash bytea not null
identity_sessions.created_at timestamp with time zone not null default now()
identity_sessions.expires_at timestamp with time zone not null
identity_sessions.ended_at timestamp with time zone
identity_sessions.user_agent text
identity_sessions.device text not null default ''::text
identity_sessions.address inet
identity_sessions.last_seen_at timestamp with time zone not null default now()
identity_sessions.provider_id uuid
identity_signing_keys.kid text not null
identity_signing_keys.public_jwk jsonb not null
identity_signing_keys.sealed_private_jwk bytea not null
identity_signing_keys.created_at timestamp with time zone not null default now()
identity_signing_keys.retired_at timestamp with time zone
identity_tokens.id uuid not null
identity_tokens.account_id uuid not null
identity_tokens.tenant_id uuid not null
identity_tokens.purpose text not null
identity_tokens.token_hash bytea not null
identity_tokens.session_id uuid
identity_tokens.created_at timestamp with time zone not null default now()
identity_tokens.expires_at timestamp with time zone not null
identity_tokens.used_at timestamp with time zone
identity_totp.account_id uuid not null
identity_totp.sealed_secret bytea not null
identity_totp.confirmed_at timestamp with time zone
identity_totp.last_step bigint not null default 0
identity_totp.created_at timestamp with time zone not null default now()
identity_visits.tenant_id uuid not null
identity_visits.secret_hash bytea not null
identity_visits.provider_id uuid not null
identity_visits.state_hash bytea not null
identity_visits.account_id uuid
identity_visits.sealed_answer bytea
identity_visits.expires_at timestamp with time zone not null
identity_visits.used_at timestamp with time zone
inbox.tenant_id uuid not null
inbox.seq bigint not null
inbox.subscriber text not null
inbox.state text not null default 'done'::text
inbox.attempts integer not null default 0
inbox.next_at timestamp with time zone
inbox.error text
inbox.updated_at timestamp with time zone not null default now()
invitations_invitations.tenant_id uuid not null
invitations_invitations.id uuid not null
invitations_invitations.token_hash bytea not null
invitations_invitations.email text
invitations_invitations.locale text
invitations_invitations.roles text[] not null default '{}'::text[]
invitations_invitations.organisation_id uuid
invitations_invitations.organisation_role text not null default 'member'::text
invitations_invitations.grants jsonb not null default '[]'::jsonb
invitations_invitations.message text not null default ''::text
invitations_invitations.max_uses integer not null default 1
invitations_invitations.used integer not null default 0
invitations_invitations.state text not null default 'created'::text
invitations_invitations.expires_at timestamp with time zone not null
invitations_invitations.created_by uuid
invitations_invitations.created_at timestamp with time zone not null
invitations_invitations.sent_at timestamp with time zone
invitations_invitations.sent_count integer not null default 0
invitations_invitations.needs_approval boolean not null default false
invitations_uses.tenant_id uuid not null
invitations_uses.id uuid not null
invitations_uses.invitation_id uuid not null
invitations_uses.member_id uuid not null
invitations_uses.account_id uuid not null
invitations_uses.at timestamp with time zone not null
job_requests.tenant_id uuid not null
job_requests.id uuid not null
job_requests.name text not null
job_requests.input jsonb not null
job_requests.run_at timestamp with time zone not null default now()
job_requests.created_at timestamp with time zone not null default now()
job_requests.urgent boolean not null default false
job_turns.tenant_id uuid not null
job_turns.last_served timestamp with time zone not null default '-infinity'::timestamp with time zone
machine_history.tenant_id uuid not null
machine_history.id uuid not null
machine_history.machine text not null
machine_history.subject_id uuid not null
machine_history.move text not null
machine_history.from_state text not null
machine_history.to_state text not null
machine_history.actor_id uuid
machine_history.reason text
machine_history.at timestamp with time zone not null default now()
messaging_conversations.tenant_id uuid not null
messaging_conversations.id uuid not null
messaging_conversations.kind text not null
messaging_conversations.key text
messaging_conversations.low_id uuid
messaging_conversations.high_id uuid
messaging_conversations.name text not null default ''::text
messaging_conversations.description text not null default ''::text
messaging_conversations.open boolean not null default false
messaging_conversations.for_everyone boolean not null default false
messaging_conversations.newcomers text not null default 'everything'::text
messaging_conversations.created_by uuid
messaging_conversations.created_at timestamp with time zone not null
messaging_conversations.member_count integer not null default 0
messaging_conversations.last_seq integer not null default 0
messaging_conversations.last_shown integer not null default 0
messaging_conversations.counted integer not null default 0
messaging_conversations.last_at timestamp with time zone not null
messaging_hidden.tenant_id uuid not null
messaging_hidden.member_id uuid not null
messaging_hidden.message_id uuid not null
messaging_members.tenant_id uuid not null
messaging_members.conversation_id uuid not null
messaging_members.member_id uuid not null
messaging_members.other_id uuid
messaging_members.role text not null default 'member'::text
messaging_members.standing text not null default 'accepted'::text
messaging_members.joined_at timestamp with time zone not null
messaging_members.left_at timestamp with time zone
messaging_members.first_seq integer not null default 1
messaging_members.read_seq integer not null default 0
messaging_members.read_counted integer not null default 0
messaging_members.seen_seq integer not null default 0
messaging_members.delivered_seq integer not null default 0
messaging_members.mention_seq integer not null default 0
messaging_members.starred boolean not null default false
messaging_members.archived_seq integer
messaging_members.muted_until timestamp with time zone
messaging_members.notify text not null default 'all'::text
messaging_members.draft text not null default ''::text
messaging_messages.tenant_id uuid not null
messaging_messages.id uuid not null
messaging_messages.conversation_id uuid not null
messaging_messages.seq integer not null
messaging_messages.counted integer not null
messaging_messages.author_id uuid not null
messaging_messages.client_id text
messaging_messages.kind text not null default 'text'::text
messaging_messages.body text not null default ''::text
messaging_messages.html text not null default ''::text
messaging_messages.plain text not null default ''::text
messaging_messages.reply_to integer
messaging_messages.root_id uuid
messaging_messages.thread_count integer not null default 0
messaging_messages.thread_last_at timestamp with time zone
messaging_messages.mentions uuid[] not null default '{}'::uuid[]
messaging_messages.everyone boolean not null default false
messaging_messages.forwarded_from uuid
messaging_messages.details jsonb
messaging_messages.has text[] not null default '{}'::text[]
messaging_messages.created_at timestamp with time zone not null
messaging_messages.edited_at timestamp with time zone
messaging_messages.deleted_at timestamp with time zone
messaging_messages.deleted_by uuid
messaging_messages.pinned_at timestamp with time zone
messaging_messages.pinned_by uuid
messaging_messages.search tsvector not null generated ((to_tsvector('simple'::regconfig, COALESCE(plain, ''::text)) || array_to_tsvector(ARRAY[('c'::text || COALESCE((conversation_id)::text, ''::text)), ('a'::text || COALESCE((author_id)::text, ''::text))])) || array_to_tsvector(COALESCE(has, '{}'::text[])))
messaging_preferences.tenant_id uuid not null
messaging_preferences.member_id uuid not null
messaging_preferences.receipts boolean not null default true
messaging_preferences.typing boolean not null default true
messaging_reactions.tenant_id uuid not null
messaging_reactions.message_id uuid not null
messaging_reactions.member_id uuid not null
messaging_reactions.emoji text not null
messaging_reactions.at timestamp with time zone not null
messaging_reports.tenant_id uuid not null
messaging_reports.id uuid not null
messaging_reports.message_id uuid not null
messaging_reports.conversation_id uuid not null
messaging_reports.author_id uuid not null
messaging_reports.reporter_id uuid not null
messaging_reports.reason text not null
messaging_reports.note text not null default ''::text
messaging_reports.body text not null
messaging_reports.reported_at timestamp with time zone not null
messaging_reports.outcome text not null default 'open'::text
messaging_reports.resolved_at timestamp with time zone
messaging_reports.resolved_by uuid
messaging_scheduled.tenant_id uuid not null
messaging_scheduled.id uuid not null
messaging_scheduled.conversation_id uuid not null
messaging_scheduled.author_id uuid not null
messaging_scheduled.body text not null
messaging_scheduled.reply_to integer
messaging_scheduled.mentions uuid[] not null default '{}'::uuid[]
messaging_scheduled.send_at timestamp with time zone not null
messaging_scheduled.created_at timestamp with time zone not null
messaging_scheduled.failed text
messaging_versions.tenant_id uuid not null
messaging_versions.id uuid not null
messaging_versions.message_id uuid not null
messaging_versions.body text not null
messaging_versions.html text not null
messaging_versions.written_at timestamp with time zone not null
messaging_votes.tenant_id uuid not null
messaging_votes.message_id uuid not null
messaging_votes.member_id uuid not null
messaging_votes.option integer not null
notify_addresses.tenant_id uuid not null
notify_addresses.address text not null
notify_addresses.soft_bounces integer not null default 0
notify_addresses.reason text
notify_addresses.detail text not null default ''::text
notify_addresses.mail_id uuid
notify_addresses.since timestamp with time zone
notify_announcements.tenant_id uuid not null
notify_announcements.id uuid not null
notify_announcements.kind text not null
notify_announcements.title text not null
notify_announcements.body text not null
notify_announcements.role text
notify_announcements.author_id uuid
notify_announcements.reached uuid
notify_announcements.written integer not null default 0
notify_announcements.created_at timestamp with time zone not null
notify_announcements.finished_at timestamp with time zone
notify_defaults.tenant_id uuid not null
notify_defaults.types jsonb not null default '{}'::jsonb
notify_defaults.quiet jsonb not null default '[]'::jsonb
notify_defaults.updated_at timestamp with time zone not null
notify_deliveries.tenant_id uuid not null
notify_deliveries.id uuid not null
notify_deliveries.notice_id uuid not null
notify_deliveries.member_id uuid not null
notify_deliveries.channel text not null
notify_deliveries.target text not null default ''::text
notify_deliveries.state text not null
notify_deliveries.reason text
notify_deliveries.due_at timestamp with time zone not null
notify_deliveries.batch uuid
notify_deliveries.created_at timestamp with time zone not null
notify_deliveries.settled_at timestamp with time zone
notify_devices.tenant_id uuid not null
notify_devices.id uuid not null
notify_devices.member_id uuid not null
notify_devices.kind text not null
notify_devices.address_hash bytea not null
notify_devices.sealed_address text not null
notify_devices.label text not null default ''::text
notify_devices.created_at timestamp with time zone not null
notify_devices.last_used_at timestamp with time zone
notify_mail_events.tenant_id uuid not null
notify_mail_events.id uuid not null
notify_mail_events.mail_id uuid not null
notify_mail_events.kind text not null
notify_mail_events.detail text not null default ''::text
notify_mail_events.source text not null
notify_mail_events.at timestamp with time zone not null
notify_mails.tenant_id uuid not null
notify_mails.id uuid not null
notify_mails.key text not null
notify_mails.to_email text not null
notify_mails.to_name text not null default ''::text
notify_mails.locale text not null
notify_mails.subject text not null
notify_mails.html text
notify_mails.text text
notify_mails.sealed_link text
notify_mails.state text not null default 'queued'::text
notify_mails.attempts integer not null default 0
notify_mails.error text
notify_mails.created_at timestamp with time zone not null
notify_mails.sent_at timestamp with time zone
notify_mails.sealed_unsubscribe text
notify_mails.content jsonb
notify_mails.priority text not null default 'normal'::text
notify_mails.send_at timestamp with time zone
notify_mails.plan integer not null default 0
notify_mails.required boolean not null default false
notify_mails.counted_on date
notify_mails.held_until timestamp with time zone
notify_mutes.tenant_id uuid not null
notify_mutes.member_id uuid not null
notify_mutes.noun text not null
notify_mutes.thing_id uuid not null
notify_mutes.created_at timestamp with time zone not null
notify_notices.tenant_id uuid not null
notify_notices.id uuid not null
notify_notices.member_id uuid not null
notify_notices.type text not null
notify_notices.category text not null
notify_notices.actor_id uuid
notify_notices.subject_noun text
notify_notices.subject_id uuid
notify_notices.within_noun text
notify_notices.within_id uuid
notify_notices.position integer
notify_notices.data jsonb not null default '{}'::jsonb
notify_notices.state text not null default 'unread'::text
notify_notices.in_app boolean not null
notify_notices.shown_from timestamp with time zone not null
notify_notices.group_id uuid not null
notify_notices.raised_at timestamp with time zone not null
notify_notices.read_at timestamp with time zone
notify_preferences.tenant_id uuid not null
notify_preferences.member_id uuid not null
notify_preferences.channels jsonb not null default '{}'::jsonb
notify_preferences.categories jsonb not null default '{}'::jsonb
notify_preferences.quiet jsonb not null default '[]'::jsonb
notify_preferences.quiet_until timestamp with time zone
notify_preferences.digest_hour smallint not null default 8
notify_preferences.digest_weekday smallint not null default 1
notify_preferences.sms boolean not null default false
notify_preferences.updated_at timestamp with time zone not null
notify_templates.tenant_id uuid not null
notify_templates.kind text not null
notify_templates.locale text not null
notify_templates.version integer not null
notify_templates.subject text not null default ''::text
notify_templates.source text
notify_templates.author_id uuid
notify_templates.created_at timestamp with time zone not null
notify_welcome.tenant_id uuid not null
notify_welcome.body text not null
notify_welcome.updated_at timestamp with time zone not null
organisations_accounts.tenant_id uuid not null
organisations_accounts.id uuid not null
organisations_accounts.slug text not null
organisations_accounts.name text not null
organisations_accounts.kind text not null
organisations_accounts.description text not null default ''::text
organisations_accounts.website text not null default ''::text
organisations_accounts.location text not null default ''::text
organisations_accounts.logo_file_id uuid
organisations_accounts.status text not null default 'active'::text
organisations_accounts.created_by uuid
organisations_accounts.created_at timestamp with time zone not null
organisations_accounts.updated_at timestamp with time zone not null
organisations_accounts.awaits_owner boolean not null default false
organisations_choices.tenant_id uuid not null
organisations_choices.session_id uuid not null
organisations_choices.organisation_id uuid not null
organisations_choices.chosen_at timestamp with time zone not null
organisations_kinds.tenant_id uuid not null
organisations_kinds.key text not null
organisations_kinds.name text not null
organisations_kinds.summary text not null default ''::text
organisations_kinds.roles text[] not null default '{}'::text[]
organisations_kinds.sign_up boolean not null default false
organisations_kinds.position integer not null
organisations_members.tenant_id uuid not null
organisations_members.organisation_id uuid not null
organisations_members.member_id uuid not null
organisations_members.role text not null
organisations_members.joined_at timestamp with time zone not null
organisations_posts.tenant_id uuid not null
organisations_posts.post_id uuid not null
organisations_posts.member_id uuid not null
organisations_posts.at timestamp with time zone not null
organisations_posts.removed boolean not null default false
people_blocks.tenant_id uuid not null
people_blocks.member_id uuid not null
people_blocks.other_id uuid not null
people_blocks.created_at timestamp with time zone not null
people_fields.tenant_id uuid not null
people_fields.key text not null
people_fields.label text not null
people_fields.kind text not null
people_fields.options text[] not null default '{}'::text[]
people_fields.required boolean not null default false
people_fields.visibility text not null
people_fields.position integer not null
people_follows.tenant_id uuid not null
people_follows.member_id uuid not null
people_follows.other_id uuid not null
people_follows.created_at timestamp with time zone not null
people_members.tenant_id uuid not null
people_members.id uuid not null
people_members.key text
people_members.account_id uuid not null
people_members.display_name text not null
people_members.headline text not null default ''::text
people_members.hue smallint not null
people_members.locale text
people_members.status text not null default 'active'::text
people_members.joined_at timestamp with time zone not null default now()
people_members.bio text not null default ''::text
people_members.links jsonb not null default '[]'::jsonb
people_members.location text not null default ''::text
people_members.pronouns text not null default ''::text
people_members.languages text[] not null default '{}'::text[]
people_members.time_zone text
people_members.first_name text not null default ''::text
people_members.last_name text not null default ''::text
people_members.phone text not null default ''::text
people_members.postcode text not null default ''::text
people_members.custom jsonb not null default '{}'::jsonb
people_members.avatar_id uuid
people_members.visibility text not null default 'everyone'::text
people_members.field_privacy jsonb not null default '{}'::jsonb
people_members.may_message text not null default 'members'::text
people_members.may_follow text not null default 'members'::text
people_members.searchable boolean not null default true
people_members.presence_visible boolean not null default true
people_members.found_location text not null default ''::text
people_members.found_languages text[] not null default '{}'::text[]
people_members.sort_name text not null generated lower(display_name)
people_members.listed boolean not null generated ((status = 'active'::text) AND searchable AND (visibility = ANY (ARRAY['everyone'::text, 'members'::text])))
people_members.search tsvector not null generated to_tsvector('simple'::regconfig, ((display_name || ' '::text) || headline))
people_members.visits_counted boolean not null default true
people_members.last_seen_at timestamp with time zone not null default date_trunc('milliseconds'::text, now())
people_mutes.tenant_id uuid not null
people_mutes.member_id uuid not null
people_mutes.other_id uuid not null
people_mutes.created_at timestamp with time zone not null
people_visits.tenant_id uuid not null
people_visits.member_id uuid not null
people_visits.day date not null
people_visits.visitor_id uuid not null
tenant_domains.host text not null
tenant_domains.tenant_id uuid not null
tenant_domains.verified_at timestamp with time zone
tenant_keys.tenant_id uuid not null
tenant_keys.version integer not null
tenant_keys.wrapped bytea not null
tenant_keys.created_at timestamp with time zone not null
tenants.id uuid not null
tenants.slug text not null
tenants.name text not null
tenants.status text not null default 'active'::text
tenants.blueprint text not null
tenants.locale text not null default 'en'::text
tenants.modules text[] not null default '{}'::text[]
tenants.settings jsonb not null default '{}'::jsonb
tenants.branding jsonb not null default '{}'::jsonb
tenants.words jsonb not null default '{}'::jsonb
tenants.visitor_permissions text[] not null default '{}'::text[]
tenants.created_at timestamp with time zone not null default now()
tenants.updated_at timestamp with time zone not null default now()
tenants.erase_after timestamp with time zone
tenants_domain_proofs.tenant_id uuid not null
tenants_domain_proofs.host text not null
tenants_domain_proofs.token text not null
tenants_domain_proofs.verified_at timestamp with time zone
tenants_domain_proofs.created_at timestamp with time zone not null default now()
tenants_exports.tenant_id uuid not null
tenants_exports.id uuid not null
tenants_exports.state text not null default 'asked'::text
tenants_exports.percent integer not null default 0
tenants_exports.bytes bigint
tenants_exports.asked_by uuid
tenants_exports.asked_at timestamp with time zone not null
tenants_exports.finished_at timestamp with time zone
tenants_usage.tenant_id uuid not null
tenants_usage.rows bigint not null
tenants_usage.row_bytes bigint not null
tenants_usage.file_bytes bigint not null
tenants_usage.measured_at timestamp with time zone not null

-- constraints
access_elevations access_elevations_kind_check: CHECK ((kind = ANY (ARRAY['rights'::text, 'developer'::text])))
access_elevations access_elevations_pkey: PRIMARY KEY (tenant_id, id)
access_elevations access_elevations_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
access_grants access_grants_check: CHECK (((role_key IS NULL) <> (permission IS NULL)))
access_grants access_grants_pkey: PRIMARY KEY (tenant_id, id)
access_grants access_grants_reason_check: CHECK ((length(reason) <= 500))
access_grants access_grants_scope_check: CHECK ((scope ~ '^(tenant|own|organisation:[0-9a-f-]{36})$'::text))
access_grants access_grants_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
access_grants access_grants_tenant_id_role_key_fkey: FOREIGN KEY (tenant_id, role_key) REFERENCES access_roles(tenant_id, key) ON DELETE CASCADE
access_operators access_operators_pkey: PRIMARY KEY (account_id)
access_roles access_roles_key_check: CHECK ((key ~ '^[a-z][a-z0-9_-]*$'::text))
access_roles access_roles_pkey: PRIMARY KEY (tenant_id, key)
access_roles access_roles_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
access_templates access_templates_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
access_templates access_templates_pkey: PRIMARY KEY (tenant_id, id)
access_templates access_templates_summary_check: CHECK ((length(summary) <= 300))
access_templates access_templates_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
access_uses access_uses_pkey: PRIMARY KEY (tenant_id, member_id, permission)
access_uses access_uses_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
administration_activity administration_activity_kind_check: CHECK ((kind = ANY (ARRAY['joined'::text, 'topic'::text, 'post'::text])))
administration_activity administration_activity_pkey: PRIMARY KEY (tenant_id, seq)
administration_operations administration_operations_action_check: CHECK ((action = ANY (ARRAY['suspend'::text, 'reactivate'::text, 'add-role'::text, 'take-role'::text])))
administration_operations administration_operations_pkey: PRIMARY KEY (tenant_id, id)
administration_operations administration_operations_state_check: CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text])))
administration_operations administration_operations_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
administration_outcomes administration_outcomes_outcome_check: CHECK ((outcome = ANY (ARRAY['changed'::text, 'same'::text, 'refused'::text])))
administration_outcomes administration_outcomes_pkey: PRIMARY KEY (tenant_id, operation_id, member_id)
administration_outcomes administration_outcomes_tenant_id_operation_id_fkey: FOREIGN KEY (tenant_id, operation_id) REFERENCES administration_operations(tenant_id, id) ON DELETE CASCADE
administration_settings administration_settings_pkey: PRIMARY KEY (tenant_id)
administration_settings administration_settings_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
audit_entries audit_entries_action_check: CHECK (((length(action) >= 1) AND (length(action) <= 120)))
audit_entries audit_entries_actor_kind_check: CHECK ((actor_kind = ANY (ARRAY['visitor'::text, 'member'::text, 'system'::text])))
audit_entries audit_entries_check: CHECK (((chain_no IS NULL) = (hash IS NULL)))
audit_entries audit_entries_outcome_check: CHECK ((outcome = ANY (ARRAY['ok'::text, 'refused'::text])))
audit_entries audit_entries_pkey: PRIMARY KEY (tenant_id, id)
audit_entries audit_entries_subject_id_check: CHECK (((length(subject_id) >= 1) AND (length(subject_id) <= 200)))
audit_entries audit_entries_subject_type_check: CHECK (((length(subject_type) >= 1) AND (length(subject_type) <= 80)))
blueprint_installs blueprint_installs_pkey: PRIMARY KEY (tenant_id, seq)
blueprint_installs blueprint_installs_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
cursors cursors_pkey: PRIMARY KEY (subscriber)
events events_pkey: PRIMARY KEY (tenant_id, seq)
files_attachments files_attachments_pkey: PRIMARY KEY (tenant_id, noun, parent_id, file_id)
files_attachments files_attachments_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_collections files_collections_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
files_collections files_collections_pkey: PRIMARY KEY (tenant_id, id)
files_collections files_collections_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_files files_files_kind_check: CHECK ((kind = ANY (ARRAY['image'::text, 'video'::text, 'audio'::text, 'document'::text, 'archive'::text, 'text'::text])))
files_files files_files_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
files_files files_files_pkey: PRIMARY KEY (tenant_id, id)
files_files files_files_preview_check: CHECK ((preview = ANY (ARRAY['waiting'::text, 'ready'::text, 'none'::text])))
files_files files_files_state_check: CHECK ((state = ANY (ARRAY['uploaded'::text, 'scanning'::text, 'clean'::text, 'quarantined'::text])))
files_files files_files_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_files files_files_visibility_check: CHECK ((visibility = ANY (ARRAY['private'::text, 'members'::text, 'public'::text])))
files_images files_images_audience_check: CHECK ((audience = ANY (ARRAY['everyone'::text, 'members'::text, 'owner'::text])))
files_images files_images_fallback_check: CHECK ((fallback = ANY (ARRAY['jpeg'::text, 'png'::text])))
files_images files_images_hash_check: CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
files_images files_images_pkey: PRIMARY KEY (tenant_id, id)
files_images files_images_purpose_check: CHECK ((purpose = ANY (ARRAY['avatar'::text, 'logo'::text])))
files_images files_images_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_parts files_parts_pkey: PRIMARY KEY (tenant_id, upload_id, start)
files_parts files_parts_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_settings files_settings_pkey: PRIMARY KEY (tenant_id)
files_settings files_settings_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
files_uploads files_uploads_pkey: PRIMARY KEY (tenant_id, id)
files_uploads files_uploads_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
forum_categories forum_categories_audience_check: CHECK ((audience = ANY (ARRAY['public'::text, 'members'::text, 'staff'::text])))
forum_categories forum_categories_colour_check: CHECK ((colour ~ '^#[0-9a-f]{6}$'::text))
forum_categories forum_categories_key_check: CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
forum_categories forum_categories_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
forum_categories forum_categories_pkey: PRIMARY KEY (tenant_id, id)
forum_categories forum_categories_slug_check: CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80)))
forum_categories forum_categories_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
forum_categories forum_categories_tenant_id_key_key: UNIQUE (tenant_id, key)
forum_categories forum_categories_tenant_id_slug_key: UNIQUE (tenant_id, slug) DEFERRABLE
forum_post_versions forum_post_versions_pkey: PRIMARY KEY (tenant_id, id)
forum_post_versions forum_post_versions_tenant_id_post_id_fkey: FOREIGN KEY (tenant_id, post_id) REFERENCES forum_posts(tenant_id, id) ON DELETE CASCADE
forum_posts forum_posts_check: CHECK (((title IS NULL) = (number > 1)))
forum_posts forum_posts_number_check: CHECK ((number > 0))
forum_posts forum_posts_pkey: PRIMARY KEY (tenant_id, id)
forum_posts forum_posts_tenant_id_topic_id_fkey: FOREIGN KEY (tenant_id, topic_id) REFERENCES forum_topics(tenant_id, id) ON DELETE CASCADE
forum_posts forum_posts_tenant_id_topic_id_number_key: UNIQUE (tenant_id, topic_id, number)
forum_reads forum_reads_pkey: PRIMARY KEY (tenant_id, member_id, topic_id)
forum_reads forum_reads_tenant_id_topic_id_fkey: FOREIGN KEY (tenant_id, topic_id) REFERENCES forum_topics(tenant_id, id) ON DELETE CASCADE
forum_topics forum_topics_audience_check: CHECK ((audience = ANY (ARRAY['public'::text, 'members'::text, 'staff'::text])))
forum_topics forum_topics_pkey: PRIMARY KEY (tenant_id, id)
forum_topics forum_topics_slug_check: CHECK ((length(slug) <= 100))
forum_topics forum_topics_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
forum_topics forum_topics_tenant_id_category_id_fkey: FOREIGN KEY (tenant_id, category_id) REFERENCES forum_categories(tenant_id, id) ON DELETE CASCADE
forum_topics forum_topics_tenant_id_key_key: UNIQUE (tenant_id, key)
forum_topics forum_topics_tenant_id_slug_key: UNIQUE (tenant_id, slug)
forum_topics forum_topics_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 160)))
guildhall_migrations guildhall_migrations_pkey: PRIMARY KEY (module, file)
idempotency_keys idempotency_keys_key_check: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys idempotency_keys_pkey: PRIMARY KEY (tenant_id, actor_id, key)
identity_accounts identity_accounts_email_check: CHECK (((email = lower(email)) AND (length(email) <= 255)))
identity_accounts identity_accounts_email_key: UNIQUE (email)
identity_accounts identity_accounts_pkey: PRIMARY KEY (id)
identity_api_keys identity_api_keys_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
identity_api_keys identity_api_keys_pkey: PRIMARY KEY (tenant_id, id)
identity_api_keys identity_api_keys_scopes_check: CHECK ((cardinality(scopes) > 0))
identity_api_keys identity_api_keys_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_api_keys identity_api_keys_token_hash_key: UNIQUE (token_hash)
identity_assertions identity_assertions_pkey: PRIMARY KEY (tenant_id, provider_id, id_hash)
identity_assertions identity_assertions_tenant_id_provider_id_fkey: FOREIGN KEY (tenant_id, provider_id) REFERENCES identity_providers(tenant_id, id) ON DELETE CASCADE
identity_backup_codes identity_backup_codes_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_backup_codes identity_backup_codes_pkey: PRIMARY KEY (account_id, code_hash)
identity_challenges identity_challenges_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_challenges identity_challenges_pkey: PRIMARY KEY (id)
identity_challenges identity_challenges_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_challenges identity_challenges_token_hash_key: UNIQUE (token_hash)
identity_connections identity_connections_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_connections identity_connections_pkey: PRIMARY KEY (tenant_id, id)
identity_connections identity_connections_subject_check: CHECK (((length(subject) >= 1) AND (length(subject) <= 400)))
identity_connections identity_connections_tenant_id_provider_id_account_id_key: UNIQUE (tenant_id, provider_id, account_id)
identity_connections identity_connections_tenant_id_provider_id_fkey: FOREIGN KEY (tenant_id, provider_id) REFERENCES identity_providers(tenant_id, id) ON DELETE CASCADE
identity_connections identity_connections_tenant_id_provider_id_subject_key: UNIQUE (tenant_id, provider_id, subject)
identity_consents identity_consents_pkey: PRIMARY KEY (tenant_id, member_id, subject, version)
identity_consents identity_consents_subject_check: CHECK ((subject = 'terms'::text))
identity_consents identity_consents_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_consents identity_consents_version_check: CHECK (((length(version) >= 1) AND (length(version) <= 40)))
identity_failures identity_failures_pkey: PRIMARY KEY (key)
identity_handoffs identity_handoffs_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_handoffs identity_handoffs_pkey: PRIMARY KEY (code_hash)
identity_handoffs identity_handoffs_session_id_fkey: FOREIGN KEY (session_id) REFERENCES identity_sessions(id) ON DELETE CASCADE
identity_handoffs identity_handoffs_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_memberships identity_memberships_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_memberships identity_memberships_pkey: PRIMARY KEY (account_id, tenant_id)
identity_memberships identity_memberships_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_passkey_challenges identity_passkey_challenges_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_passkey_challenges identity_passkey_challenges_pkey: PRIMARY KEY (challenge)
identity_passkey_challenges identity_passkey_challenges_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_passkeys identity_passkeys_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_passkeys identity_passkeys_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
identity_passkeys identity_passkeys_pkey: PRIMARY KEY (id)
identity_providers identity_providers_kind_check: CHECK ((kind = ANY (ARRAY['oidc'::text, 'saml'::text])))
identity_providers identity_providers_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
identity_providers identity_providers_pkey: PRIMARY KEY (tenant_id, id)
identity_providers identity_providers_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_refresh_tokens identity_refresh_tokens_pkey: PRIMARY KEY (id)
identity_refresh_tokens identity_refresh_tokens_session_id_fkey: FOREIGN KEY (session_id) REFERENCES identity_sessions(id) ON DELETE CASCADE
identity_refresh_tokens identity_refresh_tokens_token_hash_key: UNIQUE (token_hash)
identity_sessions identity_sessions_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_sessions identity_sessions_device_check: CHECK ((length(device) <= 80))
identity_sessions identity_sessions_pkey: PRIMARY KEY (id)
identity_sessions identity_sessions_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_sessions identity_sessions_token_hash_key: UNIQUE (token_hash)
identity_sessions identity_sessions_user_agent_check: CHECK ((length(user_agent) <= 300))
identity_signing_keys identity_signing_keys_pkey: PRIMARY KEY (kid)
identity_tokens identity_tokens_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_tokens identity_tokens_pkey: PRIMARY KEY (id)
identity_tokens identity_tokens_purpose_check: CHECK ((purpose = ANY (ARRAY['verify-email'::text, 'reset-password'::text, 'report-sign-in'::text])))
identity_tokens identity_tokens_session_id_fkey: FOREIGN KEY (session_id) REFERENCES identity_sessions(id) ON DELETE CASCADE
identity_tokens identity_tokens_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
identity_tokens identity_tokens_token_hash_key: UNIQUE (token_hash)
identity_totp identity_totp_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_totp identity_totp_pkey: PRIMARY KEY (account_id)
identity_visits identity_visits_account_id_fkey: FOREIGN KEY (account_id) REFERENCES identity_accounts(id) ON DELETE CASCADE
identity_visits identity_visits_pkey: PRIMARY KEY (tenant_id, secret_hash)
identity_visits identity_visits_tenant_id_provider_id_fkey: FOREIGN KEY (tenant_id, provider_id) REFERENCES identity_providers(tenant_id, id) ON DELETE CASCADE
identity_visits identity_visits_tenant_id_state_hash_key: UNIQUE (tenant_id, state_hash)
inbox inbox_pkey: PRIMARY KEY (tenant_id, subscriber, seq)
inbox inbox_state_check: CHECK ((state = ANY (ARRAY['done'::text, 'retry'::text, 'dead'::text])))
invitations_invitations invitations_invitations_check: CHECK (((used >= 0) AND (used <= max_uses)))
invitations_invitations invitations_invitations_email_check: CHECK ((length(email) <= 255))
invitations_invitations invitations_invitations_max_uses_check: CHECK (((max_uses >= 1) AND (max_uses <= 1000)))
invitations_invitations invitations_invitations_message_check: CHECK ((length(message) <= 1000))
invitations_invitations invitations_invitations_organisation_role_check: CHECK ((organisation_role = ANY (ARRAY['admin'::text, 'member'::text])))
invitations_invitations invitations_invitations_pkey: PRIMARY KEY (tenant_id, id)
invitations_invitations invitations_invitations_state_check: CHECK ((state = ANY (ARRAY['created'::text, 'sent'::text, 'accepted'::text, 'revoked'::text, 'expired'::text])))
invitations_invitations invitations_invitations_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
invitations_invitations invitations_invitations_tenant_id_token_hash_key: UNIQUE (tenant_id, token_hash)
invitations_uses invitations_uses_pkey: PRIMARY KEY (tenant_id, id)
invitations_uses invitations_uses_tenant_id_invitation_id_fkey: FOREIGN KEY (tenant_id, invitation_id) REFERENCES invitations_invitations(tenant_id, id) ON DELETE CASCADE
invitations_uses invitations_uses_tenant_id_invitation_id_member_id_key: UNIQUE (tenant_id, invitation_id, member_id)
job_requests job_requests_pkey: PRIMARY KEY (tenant_id, id)
job_turns job_turns_pkey: PRIMARY KEY (tenant_id)
job_turns job_turns_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
machine_history machine_history_pkey: PRIMARY KEY (tenant_id, id)
messaging_conversations messaging_conversations_check1: CHECK ((low_id < high_id))
messaging_conversations messaging_conversations_check: CHECK (((kind = 'direct'::text) = ((low_id IS NOT NULL) AND (high_id IS NOT NULL))))
messaging_conversations messaging_conversations_description_check: CHECK ((length(description) <= 400))
messaging_conversations messaging_conversations_key_check: CHECK ((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
messaging_conversations messaging_conversations_kind_check: CHECK ((kind = ANY (ARRAY['direct'::text, 'group'::text, 'channel'::text])))
messaging_conversations messaging_conversations_name_check: CHECK ((length(name) <= 80))
messaging_conversations messaging_conversations_newcomers_check: CHECK ((newcomers = ANY (ARRAY['everything'::text, 'from-joining'::text])))
messaging_conversations messaging_conversations_pkey: PRIMARY KEY (tenant_id, id)
messaging_conversations messaging_conversations_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
messaging_conversations messaging_conversations_tenant_id_key_key: UNIQUE (tenant_id, key)
messaging_conversations messaging_conversations_tenant_id_low_id_high_id_key: UNIQUE (tenant_id, low_id, high_id)
messaging_hidden messaging_hidden_pkey: PRIMARY KEY (tenant_id, member_id, message_id)
messaging_hidden messaging_hidden_tenant_id_message_id_fkey: FOREIGN KEY (tenant_id, message_id) REFERENCES messaging_messages(tenant_id, id) ON DELETE CASCADE
messaging_members messaging_members_notify_check: CHECK ((notify = ANY (ARRAY['all'::text, 'mentions'::text, 'none'::text])))
messaging_members messaging_members_pkey: PRIMARY KEY (tenant_id, conversation_id, member_id)
messaging_members messaging_members_role_check: CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text])))
messaging_members messaging_members_standing_check: CHECK ((standing = ANY (ARRAY['accepted'::text, 'pending'::text, 'declined'::text])))
messaging_members messaging_members_tenant_id_conversation_id_fkey: FOREIGN KEY (tenant_id, conversation_id) REFERENCES messaging_conversations(tenant_id, id) ON DELETE CASCADE
messaging_messages messaging_messages_client_id_check: CHECK ((length(client_id) <= 64))
messaging_messages messaging_messages_kind_check: CHECK ((kind = ANY (ARRAY['text'::text, 'notice'::text, 'poll'::text, 'voice'::text])))
messaging_messages messaging_messages_pkey: PRIMARY KEY (tenant_id, id)
messaging_messages messaging_messages_tenant_id_conversation_id_fkey: FOREIGN KEY (tenant_id, conversation_id) REFERENCES messaging_conversations(tenant_id, id) ON DELETE CASCADE
messaging_messages messaging_messages_tenant_id_conversation_id_seq_key: UNIQUE (tenant_id, conversation_id, seq)
messaging_preferences messaging_preferences_pkey: PRIMARY KEY (tenant_id, member_id)
messaging_preferences messaging_preferences_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
messaging_reactions messaging_reactions_emoji_check: CHECK (((length(emoji) >= 1) AND (length(emoji) <= 32)))
messaging_reactions messaging_reactions_pkey: PRIMARY KEY (tenant_id, message_id, member_id, emoji)
messaging_reactions messaging_reactions_tenant_id_message_id_fkey: FOREIGN KEY (tenant_id, message_id) REFERENCES messaging_messages(tenant_id, id) ON DELETE CASCADE
messaging_reports messaging_reports_note_check: CHECK ((length(note) <= 1000))
messaging_reports messaging_reports_outcome_check: CHECK ((outcome = ANY (ARRAY['open'::text, 'dismissed'::text, 'deleted'::text])))
messaging_reports messaging_reports_pkey: PRIMARY KEY (tenant_id, id)
messaging_reports messaging_reports_reason_check: CHECK ((reason = ANY (ARRAY['spam'::text, 'harassment'::text, 'danger'::text, 'other'::text])))
messaging_reports messaging_reports_tenant_id_message_id_fkey: FOREIGN KEY (tenant_id, message_id) REFERENCES messaging_messages(tenant_id, id) ON DELETE CASCADE
messaging_reports messaging_reports_tenant_id_message_id_reporter_id_key: UNIQUE (tenant_id, message_id, reporter_id)
messaging_scheduled messaging_scheduled_pkey: PRIMARY KEY (tenant_id, id)
messaging_scheduled messaging_scheduled_tenant_id_conversation_id_fkey: FOREIGN KEY (tenant_id, conversation_id) REFERENCES messaging_conversations(tenant_id, id) ON DELETE CASCADE
messaging_versions messaging_versions_pkey: PRIMARY KEY (tenant_id, id)
messaging_versions messaging_versions_tenant_id_message_id_fkey: FOREIGN KEY (tenant_id, message_id) REFERENCES messaging_messages(tenant_id, id) ON DELETE CASCADE
messaging_votes messaging_votes_option_check: CHECK ((option >= 0))
messaging_votes messaging_votes_pkey: PRIMARY KEY (tenant_id, message_id, member_id, option)
messaging_votes messaging_votes_tenant_id_message_id_fkey: FOREIGN KEY (tenant_id, message_id) REFERENCES messaging_messages(tenant_id, id) ON DELETE CASCADE
notify_addresses notify_addresses_address_check: CHECK (((length(address) >= 3) AND (length(address) <= 255)))
notify_addresses notify_addresses_check: CHECK (((reason IS NULL) = (since IS NULL)))
notify_addresses notify_addresses_detail_check: CHECK ((length(detail) <= 300))
notify_addresses notify_addresses_pkey: PRIMARY KEY (tenant_id, address)
notify_addresses notify_addresses_reason_check: CHECK (((reason = 'hard-bounce'::text) OR (reason = 'complaint'::text) OR (reason = 'soft-bounces'::text)))
notify_addresses notify_addresses_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_announcements notify_announcements_body_check: CHECK (((length(body) >= 1) AND (length(body) <= 5000)))
notify_announcements notify_announcements_kind_check: CHECK ((kind = ANY (ARRAY['maintenance'::text, 'system-alert'::text])))
notify_announcements notify_announcements_pkey: PRIMARY KEY (tenant_id, id)
notify_announcements notify_announcements_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_announcements notify_announcements_title_check: CHECK (((length(title) >= 1) AND (length(title) <= 150)))
notify_defaults notify_defaults_pkey: PRIMARY KEY (tenant_id)
notify_defaults notify_defaults_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_deliveries notify_deliveries_channel_check: CHECK ((channel = ANY (ARRAY['in-app'::text, 'email'::text, 'push'::text])))
notify_deliveries notify_deliveries_pkey: PRIMARY KEY (tenant_id, id)
notify_deliveries notify_deliveries_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'skipped'::text, 'failed'::text])))
notify_deliveries notify_deliveries_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_deliveries notify_deliveries_tenant_id_notice_id_channel_target_key: UNIQUE (tenant_id, notice_id, channel, target)
notify_deliveries notify_deliveries_tenant_id_notice_id_fkey: FOREIGN KEY (tenant_id, notice_id) REFERENCES notify_notices(tenant_id, id) ON DELETE CASCADE
notify_devices notify_devices_kind_check: CHECK ((kind = ANY (ARRAY['web-push'::text, 'fcm'::text])))
notify_devices notify_devices_label_check: CHECK ((length(label) <= 120))
notify_devices notify_devices_pkey: PRIMARY KEY (tenant_id, id)
notify_devices notify_devices_tenant_id_address_hash_key: UNIQUE (tenant_id, address_hash)
notify_devices notify_devices_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_mail_events notify_mail_events_detail_check: CHECK ((length(detail) <= 300))
notify_mail_events notify_mail_events_kind_check: CHECK ((kind = ANY (ARRAY['handed-over'::text, 'deferred'::text, 'refused'::text, 'delivered'::text, 'soft-bounce'::text, 'hard-bounce'::text, 'complaint'::text])))
notify_mail_events notify_mail_events_pkey: PRIMARY KEY (tenant_id, id)
notify_mail_events notify_mail_events_source_check: CHECK ((length(source) <= 200))
notify_mail_events notify_mail_events_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_mail_events notify_mail_events_tenant_id_mail_id_fkey: FOREIGN KEY (tenant_id, mail_id) REFERENCES notify_mails(tenant_id, id) ON DELETE CASCADE
notify_mail_events notify_mail_events_tenant_id_mail_id_source_key: UNIQUE (tenant_id, mail_id, source)
notify_mails notify_mails_key_check: CHECK (((length(key) >= 1) AND (length(key) <= 80)))
notify_mails notify_mails_pkey: PRIMARY KEY (tenant_id, id)
notify_mails notify_mails_priority_check: CHECK ((priority = ANY (ARRAY['high'::text, 'normal'::text])))
notify_mails notify_mails_state_check: CHECK ((state = ANY (ARRAY['scheduled'::text, 'queued'::text, 'sent'::text, 'kept'::text, 'failed'::text, 'cancelled'::text, 'suppressed'::text])))
notify_mails notify_mails_subject_check: CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
notify_mails notify_mails_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_mails notify_mails_to_email_check: CHECK (((length(to_email) >= 3) AND (length(to_email) <= 255)))
notify_mails notify_mails_to_name_check: CHECK ((length(to_name) <= 120))
notify_mutes notify_mutes_pkey: PRIMARY KEY (tenant_id, member_id, noun, thing_id)
notify_mutes notify_mutes_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_notices notify_notices_pkey: PRIMARY KEY (tenant_id, id)
notify_notices notify_notices_state_check: CHECK ((state = ANY (ARRAY['unread'::text, 'read'::text, 'deleted'::text])))
notify_notices notify_notices_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_notices notify_notices_type_check: CHECK (((length(type) >= 3) AND (length(type) <= 80)))
notify_preferences notify_preferences_digest_hour_check: CHECK (((digest_hour >= 0) AND (digest_hour <= 23)))
notify_preferences notify_preferences_digest_weekday_check: CHECK (((digest_weekday >= 1) AND (digest_weekday <= 7)))
notify_preferences notify_preferences_pkey: PRIMARY KEY (tenant_id, member_id)
notify_preferences notify_preferences_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_templates notify_templates_kind_check: CHECK (((length(kind) >= 1) AND (length(kind) <= 80)))
notify_templates notify_templates_locale_check: CHECK ((length(locale) <= 10))
notify_templates notify_templates_pkey: PRIMARY KEY (tenant_id, kind, locale, version)
notify_templates notify_templates_source_check: CHECK ((length(source) <= 60000))
notify_templates notify_templates_subject_check: CHECK ((length(subject) <= 300))
notify_templates notify_templates_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
notify_templates notify_templates_version_check: CHECK ((version > 0))
notify_welcome notify_welcome_body_check: CHECK (((length(body) >= 1) AND (length(body) <= 5000)))
notify_welcome notify_welcome_pkey: PRIMARY KEY (tenant_id)
notify_welcome notify_welcome_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
organisations_accounts organisations_accounts_description_check: CHECK ((length(description) <= 4000))
organisations_accounts organisations_accounts_location_check: CHECK ((length(location) <= 120))
organisations_accounts organisations_accounts_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 120)))
organisations_accounts organisations_accounts_pkey: PRIMARY KEY (tenant_id, id)
organisations_accounts organisations_accounts_slug_check: CHECK (((length(slug) >= 1) AND (length(slug) <= 100)))
organisations_accounts organisations_accounts_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text])))
organisations_accounts organisations_accounts_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
organisations_accounts organisations_accounts_tenant_id_slug_key: UNIQUE (tenant_id, slug)
organisations_accounts organisations_accounts_website_check: CHECK ((length(website) <= 300))
organisations_choices organisations_choices_pkey: PRIMARY KEY (tenant_id, session_id)
organisations_choices organisations_choices_tenant_id_organisation_id_fkey: FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations_accounts(tenant_id, id) ON DELETE CASCADE
organisations_kinds organisations_kinds_key_check: CHECK (((length(key) >= 1) AND (length(key) <= 60)))
organisations_kinds organisations_kinds_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 80)))
organisations_kinds organisations_kinds_pkey: PRIMARY KEY (tenant_id, key)
organisations_kinds organisations_kinds_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
organisations_members organisations_members_pkey: PRIMARY KEY (tenant_id, organisation_id, member_id)
organisations_members organisations_members_role_check: CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text])))
organisations_members organisations_members_tenant_id_organisation_id_fkey: FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations_accounts(tenant_id, id) ON DELETE CASCADE
organisations_posts organisations_posts_pkey: PRIMARY KEY (tenant_id, post_id)
organisations_posts organisations_posts_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
people_blocks people_blocks_check: CHECK ((member_id <> other_id))
people_blocks people_blocks_pkey: PRIMARY KEY (tenant_id, member_id, other_id)
people_blocks people_blocks_tenant_id_member_id_fkey: FOREIGN KEY (tenant_id, member_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_blocks people_blocks_tenant_id_other_id_fkey: FOREIGN KEY (tenant_id, other_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_fields people_fields_kind_check: CHECK ((kind = ANY (ARRAY['text'::text, 'longtext'::text, 'select'::text, 'multiselect'::text, 'date'::text, 'url'::text])))
people_fields people_fields_pkey: PRIMARY KEY (tenant_id, key)
people_fields people_fields_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
people_fields people_fields_visibility_check: CHECK ((visibility = ANY (ARRAY['everyone'::text, 'members'::text, 'followers'::text, 'me'::text])))
people_follows people_follows_check: CHECK ((member_id <> other_id))
people_follows people_follows_pkey: PRIMARY KEY (tenant_id, member_id, other_id)
people_follows people_follows_tenant_id_member_id_fkey: FOREIGN KEY (tenant_id, member_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_follows people_follows_tenant_id_other_id_fkey: FOREIGN KEY (tenant_id, other_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_members people_members_bio_check: CHECK ((length(bio) <= 4000))
people_members people_members_display_name_check: CHECK (((length(display_name) >= 1) AND (length(display_name) <= 80)))
people_members people_members_first_name_check: CHECK ((length(first_name) <= 60))
people_members people_members_headline_check: CHECK ((length(headline) <= 160))
people_members people_members_hue_check: CHECK (((hue >= 0) AND (hue <= 359)))
people_members people_members_last_name_check: CHECK ((length(last_name) <= 60))
people_members people_members_location_check: CHECK ((length(location) <= 100))
people_members people_members_may_follow_check: CHECK ((may_follow = ANY (ARRAY['members'::text, 'me'::text])))
people_members people_members_may_message_check: CHECK ((may_message = ANY (ARRAY['members'::text, 'followers'::text, 'me'::text])))
people_members people_members_phone_check: CHECK ((length(phone) <= 20))
people_members people_members_pkey: PRIMARY KEY (tenant_id, id)
people_members people_members_postcode_check: CHECK ((length(postcode) <= 10))
people_members people_members_pronouns_check: CHECK ((length(pronouns) <= 40))
people_members people_members_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'left'::text, 'waiting'::text, 'rejected'::text])))
people_members people_members_tenant_id_account_id_key: UNIQUE (tenant_id, account_id)
people_members people_members_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
people_members people_members_tenant_id_key_key: UNIQUE (tenant_id, key)
people_members people_members_time_zone_check: CHECK ((length(time_zone) <= 64))
people_members people_members_visibility_check: CHECK ((visibility = ANY (ARRAY['everyone'::text, 'members'::text, 'followers'::text, 'me'::text])))
people_mutes people_mutes_check: CHECK ((member_id <> other_id))
people_mutes people_mutes_pkey: PRIMARY KEY (tenant_id, member_id, other_id)
people_mutes people_mutes_tenant_id_member_id_fkey: FOREIGN KEY (tenant_id, member_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_mutes people_mutes_tenant_id_other_id_fkey: FOREIGN KEY (tenant_id, other_id) REFERENCES people_members(tenant_id, id) ON DELETE CASCADE
people_visits people_visits_pkey: PRIMARY KEY (tenant_id, member_id, day, visitor_id)
people_visits people_visits_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
tenant_domains tenant_domains_host_check: CHECK ((host = lower(host)))
tenant_domains tenant_domains_pkey: PRIMARY KEY (host)
tenant_domains tenant_domains_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
tenant_keys tenant_keys_pkey: PRIMARY KEY (tenant_id, version)
tenant_keys tenant_keys_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
tenant_keys tenant_keys_version_check: CHECK ((version > 0))
tenants tenants_erase_after: CHECK (((status = 'deleting'::text) = (erase_after IS NOT NULL)))
tenants tenants_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 120)))
tenants tenants_pkey: PRIMARY KEY (id)
tenants tenants_slug_check: CHECK (((slug ~ '^[a-z0-9](-?[a-z0-9])*$'::text) AND (length(slug) <= 40)))
tenants tenants_slug_key: UNIQUE (slug)
tenants tenants_status_check: CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'archived'::text, 'deleting'::text])))
tenants_domain_proofs tenants_domain_proofs_host_check: CHECK ((host = lower(host)))
tenants_domain_proofs tenants_domain_proofs_pkey: PRIMARY KEY (tenant_id, host)
tenants_domain_proofs tenants_domain_proofs_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
tenants_exports tenants_exports_percent_check: CHECK (((percent >= 0) AND (percent <= 100)))
tenants_exports tenants_exports_pkey: PRIMARY KEY (tenant_id, id)
tenants_exports tenants_exports_state_check: CHECK ((state = ANY (ARRAY['asked'::text, 'running'::text, 'done'::text, 'failed'::text])))
tenants_exports tenants_exports_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE
tenants_usage tenants_usage_pkey: PRIMARY KEY (tenant_id)
tenants_usage tenants_usage_tenant_id_fkey: FOREIGN KEY (tenant_id) REFERENCES tenants(id) ON DELETE CASCADE

-- indexes
CREATE INDEX access_elevations_session ON public.access_elevations USING btree (tenant_id, session_id, ends_at)
CREATE INDEX access_grants_by_role ON public.access_grants USING btree (tenant_id, role_key, member_id)
CREATE INDEX access_grants_ending ON public.access_grants USING btree (tenant_id, expires_at) WHERE (expires_at IS NOT NULL)
CREATE INDEX access_grants_latest ON public.access_grants USING btree (tenant_id, granted_at DESC, id DESC)
CREATE INDEX access_grants_role ON public.access_grants USING btree (tenant_id, role_key)
CREATE INDEX access_uses_permission ON public.access_uses USING btree (tenant_id, permission, last_day)
CREATE INDEX administration_activity_kind ON public.administration_activity USING btree (tenant_id, kind, at)
CREATE INDEX administration_operations_latest ON public.administration_operations USING btree (tenant_id, created_at DESC, id DESC)
CREATE INDEX administration_outcomes_by ON public.administration_outcomes USING btree (tenant_id, operation_id, outcome, member_id)
CREATE INDEX administration_outcomes_to_do ON public.administration_outcomes USING btree (tenant_id, operation_id, member_id) WHERE (outcome IS NULL)
CREATE INDEX audit_entries_actor ON public.audit_entries USING btree (tenant_id, actor_id, at DESC, id DESC) WHERE (actor_id IS NOT NULL)
CREATE INDEX audit_entries_newest ON public.audit_entries USING btree (tenant_id, at DESC, id DESC)
CREATE INDEX audit_entries_subject ON public.audit_entries USING btree (tenant_id, subject_id, at DESC, id DESC) WHERE (subject_id IS NOT NULL)
CREATE INDEX audit_entries_unsealed ON public.audit_entries USING btree (tenant_id, at, id) WHERE (chain_no IS NULL)
CREATE INDEX events_order ON public.events USING btree (xid, seq)
CREATE INDEX events_replay ON public.events USING btree (tenant_id, xid, seq)
CREATE INDEX files_attachments_by_file ON public.files_attachments USING btree (tenant_id, file_id)
CREATE INDEX files_files_by_collection ON public.files_files USING btree (tenant_id, collection_id) WHERE (collection_id IS NOT NULL)
CREATE INDEX files_files_by_lineage ON public.files_files USING btree (tenant_id, lineage_id, version)
CREATE INDEX files_files_by_member ON public.files_files USING btree (tenant_id, member_id, created_at DESC, id DESC)
CREATE INDEX files_files_quarantined ON public.files_files USING btree (tenant_id, created_at) WHERE (state = 'quarantined'::text)
CREATE INDEX files_files_shared ON public.files_files USING btree (tenant_id, created_at DESC, id DESC) WHERE (visibility <> 'private'::text)
CREATE INDEX files_files_unused ON public.files_files USING btree (tenant_id, unused_since) WHERE ((unused_since IS NOT NULL) AND (NOT is_kept))
CREATE INDEX files_images_by_member ON public.files_images USING btree (tenant_id, member_id)
CREATE INDEX files_uploads_by_expiry ON public.files_uploads USING btree (tenant_id, expires_at)
CREATE INDEX forum_post_versions_post ON public.forum_post_versions USING btree (tenant_id, post_id, written_at)
CREATE INDEX forum_posts_removed ON public.forum_posts USING btree (tenant_id, removed_at) WHERE ((removed_at IS NOT NULL) AND (body <> ''::text))
CREATE INDEX forum_posts_search ON public.forum_posts USING gin (search) WITH (gin_pending_list_limit='256')
CREATE INDEX forum_posts_titles ON public.forum_posts USING gin (to_tsvector('simple'::regconfig, title)) WHERE (number = 1)
CREATE INDEX forum_reads_topic ON public.forum_reads USING btree (tenant_id, topic_id)
CREATE INDEX forum_topics_category ON public.forum_topics USING btree (tenant_id, category_id, pinned DESC, last_post_at DESC, id DESC) WHERE (removed_at IS NULL)
CREATE INDEX forum_topics_latest ON public.forum_topics USING btree (tenant_id, pinned DESC, last_post_at DESC, id DESC) WHERE (removed_at IS NULL)
CREATE INDEX forum_topics_public ON public.forum_topics USING btree (tenant_id, created_at DESC, id DESC) WHERE ((removed_at IS NULL) AND (audience = 'public'::text))
CREATE INDEX forum_topics_removed ON public.forum_topics USING btree (tenant_id, removed_at) WHERE (removed_at IS NOT NULL)
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at)
CREATE INDEX identity_accounts_deletion ON public.identity_accounts USING btree (delete_after) WHERE (delete_after IS NOT NULL)
CREATE INDEX identity_api_keys_member ON public.identity_api_keys USING btree (tenant_id, member_id)
CREATE INDEX identity_assertions_expiry ON public.identity_assertions USING btree (tenant_id, expires_at)
CREATE INDEX identity_challenges_expiry ON public.identity_challenges USING btree (expires_at)
CREATE INDEX identity_connections_account ON public.identity_connections USING btree (tenant_id, account_id)
CREATE INDEX identity_failures_age ON public.identity_failures USING btree (last_at)
CREATE INDEX identity_handoffs_expiry ON public.identity_handoffs USING btree (expires_at)
CREATE INDEX identity_passkey_challenges_expiry ON public.identity_passkey_challenges USING btree (expires_at)
CREATE INDEX identity_passkeys_account ON public.identity_passkeys USING btree (account_id)
CREATE INDEX identity_refresh_tokens_session ON public.identity_refresh_tokens USING btree (session_id)
CREATE INDEX identity_sessions_account ON public.identity_sessions USING btree (account_id)
CREATE INDEX identity_sessions_expiry ON public.identity_sessions USING btree (expires_at)
CREATE INDEX identity_tokens_account ON public.identity_tokens USING btree (account_id, purpose, created_at)
CREATE INDEX identity_tokens_expiry ON public.identity_tokens USING btree (expires_at)
CREATE INDEX identity_visits_expiry ON public.identity_visits USING btree (tenant_id, expires_at)
CREATE INDEX inbox_due ON public.inbox USING btree (next_at) WHERE (state = 'retry'::text)
CREATE INDEX invitations_invitations_due ON public.invitations_invitations USING btree (tenant_id, expires_at) WHERE (state = ANY (ARRAY['created'::text, 'sent'::text]))
CREATE INDEX invitations_invitations_latest ON public.invitations_invitations USING btree (tenant_id, created_at DESC, id DESC)
CREATE INDEX invitations_invitations_organisation ON public.invitations_invitations USING btree (tenant_id, organisation_id) WHERE (organisation_id IS NOT NULL)
CREATE INDEX invitations_uses_member ON public.invitations_uses USING btree (tenant_id, member_id)
CREATE INDEX job_requests_ready ON public.job_requests USING btree (tenant_id, run_at, id)
CREATE INDEX job_requests_urgent ON public.job_requests USING btree (tenant_id, run_at, id) WHERE urgent
CREATE INDEX machine_history_subject ON public.machine_history USING btree (tenant_id, machine, subject_id, at)
CREATE INDEX messaging_conversations_begun ON public.messaging_conversations USING btree (tenant_id, created_by, created_at) WHERE (kind = 'direct'::text)
CREATE INDEX messaging_conversations_open ON public.messaging_conversations USING btree (tenant_id, name) WHERE ((kind = 'channel'::text) AND open)
CREATE INDEX messaging_hidden_message ON public.messaging_hidden USING btree (tenant_id, message_id)
CREATE INDEX messaging_members_of ON public.messaging_members USING btree (tenant_id, member_id) WHERE (left_at IS NULL)
CREATE INDEX messaging_messages_age ON public.messaging_messages USING btree (tenant_id, created_at)
CREATE INDEX messaging_messages_author ON public.messaging_messages USING btree (tenant_id, author_id, created_at)
CREATE INDEX messaging_messages_deleted ON public.messaging_messages USING btree (tenant_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (body <> ''::text))
CREATE INDEX messaging_messages_pinned ON public.messaging_messages USING btree (tenant_id, conversation_id, pinned_at DESC) WHERE (pinned_at IS NOT NULL)
CREATE INDEX messaging_messages_search ON public.messaging_messages USING gin (search) WITH (gin_pending_list_limit='256')
CREATE INDEX messaging_messages_thread ON public.messaging_messages USING btree (tenant_id, root_id, seq) WHERE (root_id IS NOT NULL)
CREATE INDEX messaging_messages_time ON public.messaging_messages USING btree (tenant_id, conversation_id, created_at DESC, id DESC)
CREATE INDEX messaging_reactions_member ON public.messaging_reactions USING btree (tenant_id, member_id)
CREATE INDEX messaging_reports_open ON public.messaging_reports USING btree (tenant_id, reported_at) WHERE (resolved_at IS NULL)
CREATE INDEX messaging_scheduled_author ON public.messaging_scheduled USING btree (tenant_id, author_id, send_at)
CREATE INDEX messaging_scheduled_conversation ON public.messaging_scheduled USING btree (tenant_id, conversation_id)
CREATE INDEX messaging_versions_message ON public.messaging_versions USING btree (tenant_id, message_id, written_at)
CREATE INDEX messaging_votes_member ON public.messaging_votes USING btree (tenant_id, member_id)
CREATE INDEX notify_addresses_suppressed ON public.notify_addresses USING btree (tenant_id, since DESC, address DESC) WHERE (reason IS NOT NULL)
CREATE INDEX notify_announcements_newest ON public.notify_announcements USING btree (tenant_id, created_at DESC, id DESC)
CREATE INDEX notify_deliveries_due ON public.notify_deliveries USING btree (tenant_id, member_id, channel, due_at) WHERE (state = 'waiting'::text)
CREATE INDEX notify_deliveries_of_member ON public.notify_deliveries USING btree (tenant_id, member_id, created_at DESC, id DESC)
CREATE INDEX notify_devices_of_member ON public.notify_devices USING btree (tenant_id, member_id)
CREATE INDEX notify_mails_counted ON public.notify_mails USING btree (tenant_id, counted_on) WHERE (counted_on IS NOT NULL)
CREATE INDEX notify_mails_newest ON public.notify_mails USING btree (tenant_id, created_at DESC, id DESC)
CREATE INDEX notify_mails_state ON public.notify_mails USING btree (tenant_id, state, created_at DESC, id DESC)
CREATE INDEX notify_mails_to ON public.notify_mails USING btree (tenant_id, to_email, created_at DESC)
CREATE INDEX notify_notices_group ON public.notify_notices USING btree (tenant_id, group_id)
CREATE INDEX notify_notices_of_member ON public.notify_notices USING btree (tenant_id, member_id, shown_from DESC, id DESC) WHERE (state <> 'deleted'::text)
CREATE INDEX notify_notices_old ON public.notify_notices USING btree (tenant_id, raised_at)
CREATE INDEX notify_notices_unread ON public.notify_notices USING btree (tenant_id, member_id, within_id) WHERE (state = 'unread'::text)
CREATE INDEX organisations_accounts_awaiting ON public.organisations_accounts USING btree (tenant_id, created_by) WHERE awaits_owner
CREATE INDEX organisations_accounts_name ON public.organisations_accounts USING btree (tenant_id, lower(name), id)
CREATE INDEX organisations_choices_organisation ON public.organisations_choices USING btree (tenant_id, organisation_id)
CREATE INDEX organisations_members_member ON public.organisations_members USING btree (tenant_id, member_id, joined_at)
CREATE INDEX organisations_posts_age ON public.organisations_posts USING btree (tenant_id, at)
CREATE INDEX organisations_posts_member ON public.organisations_posts USING btree (tenant_id, member_id, at)
CREATE INDEX people_blocks_of ON public.people_blocks USING btree (tenant_id, other_id)
CREATE INDEX people_follows_by ON public.people_follows USING btree (tenant_id, member_id, created_at DESC, other_id DESC)
CREATE INDEX people_follows_of ON public.people_follows USING btree (tenant_id, other_id, created_at DESC, member_id DESC)
CREATE INDEX people_members_by_joined ON public.people_members USING btree (tenant_id, joined_at, id)
CREATE INDEX people_members_by_name ON public.people_members USING btree (tenant_id, lower(display_name), id)
CREATE INDEX people_members_by_seen ON public.people_members USING btree (tenant_id, last_seen_at, id)
CREATE INDEX people_members_directory ON public.people_members USING btree (tenant_id, sort_name, id) WHERE listed
CREATE INDEX people_members_languages ON public.people_members USING gin (found_languages) WHERE listed
CREATE INDEX people_members_location ON public.people_members USING btree (tenant_id, found_location text_pattern_ops, sort_name) WHERE listed
CREATE INDEX people_members_newcomers ON public.people_members USING btree (tenant_id, status, joined_at, id) WHERE (status = ANY (ARRAY['waiting'::text, 'rejected'::text]))
CREATE INDEX people_members_search ON public.people_members USING gin (search) WHERE listed
CREATE INDEX people_members_status_joined ON public.people_members USING btree (tenant_id, status, joined_at, id)
CREATE INDEX people_members_status_name ON public.people_members USING btree (tenant_id, status, lower(display_name), id)
CREATE INDEX people_members_status_seen ON public.people_members USING btree (tenant_id, status, last_seen_at, id)
CREATE INDEX people_members_words ON public.people_members USING gin (to_tsvector('simple'::regconfig, display_name))
CREATE INDEX people_visits_by_day ON public.people_visits USING btree (tenant_id, day)
CREATE INDEX people_visits_by_visitor ON public.people_visits USING btree (tenant_id, visitor_id)
CREATE UNIQUE INDEX access_elevations_pkey ON public.access_elevations USING btree (tenant_id, id)
CREATE UNIQUE INDEX access_grants_once ON public.access_grants USING btree (tenant_id, member_id, source, COALESCE(role_key, permission), scope)
CREATE UNIQUE INDEX access_grants_pkey ON public.access_grants USING btree (tenant_id, id)
CREATE UNIQUE INDEX access_operators_pkey ON public.access_operators USING btree (account_id)
CREATE UNIQUE INDEX access_roles_default ON public.access_roles USING btree (tenant_id) WHERE is_default
CREATE UNIQUE INDEX access_roles_pkey ON public.access_roles USING btree (tenant_id, key)
CREATE UNIQUE INDEX access_roles_visitor ON public.access_roles USING btree (tenant_id) WHERE is_visitor
CREATE UNIQUE INDEX access_templates_name ON public.access_templates USING btree (tenant_id, lower(name))
CREATE UNIQUE INDEX access_templates_pkey ON public.access_templates USING btree (tenant_id, id)
CREATE UNIQUE INDEX access_uses_pkey ON public.access_uses USING btree (tenant_id, member_id, permission)
CREATE UNIQUE INDEX administration_activity_pkey ON public.administration_activity USING btree (tenant_id, seq)
CREATE UNIQUE INDEX administration_operations_pkey ON public.administration_operations USING btree (tenant_id, id)
CREATE UNIQUE INDEX administration_outcomes_pkey ON public.administration_outcomes USING btree (tenant_id, operation_id, member_id)
CREATE UNIQUE INDEX administration_settings_pkey ON public.administration_settings USING btree (tenant_id)
CREATE UNIQUE INDEX audit_entries_chain ON public.audit_entries USING btree (tenant_id, chain_no) WHERE (chain_no IS NOT NULL)
CREATE UNIQUE INDEX audit_entries_pkey ON public.audit_entries USING btree (tenant_id, id)
CREATE UNIQUE INDEX blueprint_installs_pkey ON public.blueprint_installs USING btree (tenant_id, seq)
CREATE UNIQUE INDEX cursors_pkey ON public.cursors USING btree (subscriber)
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (tenant_id, seq)
CREATE UNIQUE INDEX files_attachments_pkey ON public.files_attachments USING btree (tenant_id, noun, parent_id, file_id)
CREATE UNIQUE INDEX files_collections_by_name ON public.files_collections USING btree (tenant_id, member_id, lower(name))
CREATE UNIQUE INDEX files_collections_pkey ON public.files_collections USING btree (tenant_id, id)
CREATE UNIQUE INDEX files_files_pkey ON public.files_files USING btree (tenant_id, id)
CREATE UNIQUE INDEX files_images_pkey ON public.files_images USING btree (tenant_id, id)
CREATE UNIQUE INDEX files_parts_pkey ON public.files_parts USING btree (tenant_id, upload_id, start)
CREATE UNIQUE INDEX files_settings_pkey ON public.files_settings USING btree (tenant_id)
CREATE UNIQUE INDEX files_uploads_pkey ON public.files_uploads USING btree (tenant_id, id)
CREATE UNIQUE INDEX forum_categories_pkey ON public.forum_categories USING btree (tenant_id, id)
CREATE UNIQUE INDEX forum_categories_tenant_id_key_key ON public.forum_categories USING btree (tenant_id, key)
CREATE UNIQUE INDEX forum_categories_tenant_id_slug_key ON public.forum_categories USING btree (tenant_id, slug)
CREATE UNIQUE INDEX forum_post_versions_pkey ON public.forum_post_versions USING btree (tenant_id, id)
CREATE UNIQUE INDEX forum_posts_pkey ON public.forum_posts USING btree (tenant_id, id)
CREATE UNIQUE INDEX forum_posts_tenant_id_topic_id_number_key ON public.forum_posts USING btree (tenant_id, topic_id, number)
CREATE UNIQUE INDEX forum_reads_pkey ON public.forum_reads USING btree (tenant_id, member_id, topic_id)
CREATE UNIQUE INDEX forum_topics_pkey ON public.forum_topics USING btree (tenant_id, id)
CREATE UNIQUE INDEX forum_topics_tenant_id_key_key ON public.forum_topics USING btree (tenant_id, key)
CREATE UNIQUE INDEX forum_topics_tenant_id_slug_key ON public.forum_topics USING btree (tenant_id, slug)
CREATE UNIQUE INDEX guildhall_migrations_pkey ON public.guildhall_migrations USING btree (module, file)
CREATE UNIQUE INDEX idempotency_keys_pkey ON public.idempotency_keys USING btree (tenant_id, actor_id, key)
CREATE UNIQUE INDEX identity_accounts_email_key ON public.identity_accounts USING btree (email)
CREATE UNIQUE INDEX identity_accounts_pkey ON public.identity_accounts USING btree (id)
CREATE UNIQUE INDEX identity_api_keys_pkey ON public.identity_api_keys USING btree (tenant_id, id)
CREATE UNIQUE INDEX identity_api_keys_token_hash_key ON public.identity_api_keys USING btree (token_hash)
CREATE UNIQUE INDEX identity_assertions_pkey ON public.identity_assertions USING btree (tenant_id, provider_id, id_hash)
CREATE UNIQUE INDEX identity_backup_codes_pkey ON public.identity_backup_codes USING btree (account_id, code_hash)
CREATE UNIQUE INDEX identity_challenges_pkey ON public.identity_challenges USING btree (id)
CREATE UNIQUE INDEX identity_challenges_token_hash_key ON public.identity_challenges USING btree (token_hash)
CREATE UNIQUE INDEX identity_connections_pkey ON public.identity_connections USING btree (tenant_id, id)
CREATE UNIQUE INDEX identity_connections_tenant_id_provider_id_account_id_key ON public.identity_connections USING btree (tenant_id, provider_id, account_id)
CREATE UNIQUE INDEX identity_connections_tenant_id_provider_id_subject_key ON public.identity_connections USING btree (tenant_id, provider_id, subject)
CREATE UNIQUE INDEX identity_consents_pkey ON public.identity_consents USING btree (tenant_id, member_id, subject, version)
CREATE UNIQUE INDEX identity_failures_pkey ON public.identity_failures USING btree (key)
CREATE UNIQUE INDEX identity_handoffs_pkey ON public.identity_handoffs USING btree (code_hash)
CREATE UNIQUE INDEX identity_memberships_pkey ON public.identity_memberships USING btree (account_id, tenant_id)
CREATE UNIQUE INDEX identity_passkey_challenges_pkey ON public.identity_passkey_challenges USING btree (challenge)
CREATE UNIQUE INDEX identity_passkeys_pkey ON public.identity_passkeys USING btree (id)
CREATE UNIQUE INDEX identity_providers_pkey ON public.identity_providers USING btree (tenant_id, id)
CREATE UNIQUE INDEX identity_refresh_tokens_pkey ON public.identity_refresh_tokens USING btree (id)
CREATE UNIQUE INDEX identity_refresh_tokens_token_hash_key ON public.identity_refresh_tokens USING btree (token_hash)
CREATE UNIQUE INDEX identity_sessions_pkey ON public.identity_sessions USING btree (id)
CREATE UNIQUE INDEX identity_sessions_token_hash_key ON public.identity_sessions USING btree (token_hash)
CREATE UNIQUE INDEX identity_signing_keys_current ON public.identity_signing_keys USING btree ((true)) WHERE (retired_at IS NULL)
CREATE UNIQUE INDEX identity_signing_keys_pkey ON public.identity_signing_keys USING btree (kid)
CREATE UNIQUE INDEX identity_tokens_pkey ON public.identity_tokens USING btree (id)
CREATE UNIQUE INDEX identity_tokens_token_hash_key ON public.identity_tokens USING btree (token_hash)
CREATE UNIQUE INDEX identity_totp_pkey ON public.identity_totp USING btree (account_id)
CREATE UNIQUE INDEX identity_visits_pkey ON public.identity_visits USING btree (tenant_id, secret_hash)
CREATE UNIQUE INDEX identity_visits_tenant_id_state_hash_key ON public.identity_visits USING btree (tenant_id, state_hash)
CREATE UNIQUE INDEX inbox_pkey ON public.inbox USING btree (tenant_id, subscriber, seq)
CREATE UNIQUE INDEX invitations_invitations_pkey ON public.invitations_invitations USING btree (tenant_id, id)
CREATE UNIQUE INDEX invitations_invitations_tenant_id_token_hash_key ON public.invitations_invitations USING btree (tenant_id, token_hash)
CREATE UNIQUE INDEX invitations_uses_pkey ON public.invitations_uses USING btree (tenant_id, id)
CREATE UNIQUE INDEX invitations_uses_tenant_id_invitation_id_member_id_key ON public.invitations_uses USING btree (tenant_id, invitation_id, member_id)
CREATE UNIQUE INDEX job_requests_pkey ON public.job_requests USING btree (tenant_id, id)
CREATE UNIQUE INDEX job_turns_pkey ON public.job_turns USING btree (tenant_id)
CREATE UNIQUE INDEX machine_history_pkey ON public.machine_history USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_conversations_pkey ON public.messaging_conversations USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_conversations_tenant_id_key_key ON public.messaging_conversations USING btree (tenant_id, key)
CREATE UNIQUE INDEX messaging_conversations_tenant_id_low_id_high_id_key ON public.messaging_conversations USING btree (tenant_id, low_id, high_id)
CREATE UNIQUE INDEX messaging_hidden_pkey ON public.messaging_hidden USING btree (tenant_id, member_id, message_id)
CREATE UNIQUE INDEX messaging_members_pkey ON public.messaging_members USING btree (tenant_id, conversation_id, member_id)
CREATE UNIQUE INDEX messaging_messages_once ON public.messaging_messages USING btree (tenant_id, conversation_id, author_id, client_id) WHERE (client_id IS NOT NULL)
CREATE UNIQUE INDEX messaging_messages_pkey ON public.messaging_messages USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_messages_tenant_id_conversation_id_seq_key ON public.messaging_messages USING btree (tenant_id, conversation_id, seq)
CREATE UNIQUE INDEX messaging_preferences_pkey ON public.messaging_preferences USING btree (tenant_id, member_id)
CREATE UNIQUE INDEX messaging_reactions_pkey ON public.messaging_reactions USING btree (tenant_id, message_id, member_id, emoji)
CREATE UNIQUE INDEX messaging_reports_pkey ON public.messaging_reports USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_reports_tenant_id_message_id_reporter_id_key ON public.messaging_reports USING btree (tenant_id, message_id, reporter_id)
CREATE UNIQUE INDEX messaging_scheduled_pkey ON public.messaging_scheduled USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_versions_pkey ON public.messaging_versions USING btree (tenant_id, id)
CREATE UNIQUE INDEX messaging_votes_pkey ON public.messaging_votes USING btree (tenant_id, message_id, member_id, option)
CREATE UNIQUE INDEX notify_addresses_pkey ON public.notify_addresses USING btree (tenant_id, address)
CREATE UNIQUE INDEX notify_announcements_pkey ON public.notify_announcements USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_defaults_pkey ON public.notify_defaults USING btree (tenant_id)
CREATE UNIQUE INDEX notify_deliveries_pkey ON public.notify_deliveries USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_deliveries_tenant_id_notice_id_channel_target_key ON public.notify_deliveries USING btree (tenant_id, notice_id, channel, target)
CREATE UNIQUE INDEX notify_devices_pkey ON public.notify_devices USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_devices_tenant_id_address_hash_key ON public.notify_devices USING btree (tenant_id, address_hash)
CREATE UNIQUE INDEX notify_mail_events_pkey ON public.notify_mail_events USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_mail_events_tenant_id_mail_id_source_key ON public.notify_mail_events USING btree (tenant_id, mail_id, source)
CREATE UNIQUE INDEX notify_mails_pkey ON public.notify_mails USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_mutes_pkey ON public.notify_mutes USING btree (tenant_id, member_id, noun, thing_id)
CREATE UNIQUE INDEX notify_notices_pkey ON public.notify_notices USING btree (tenant_id, id)
CREATE UNIQUE INDEX notify_preferences_pkey ON public.notify_preferences USING btree (tenant_id, member_id)
CREATE UNIQUE INDEX notify_templates_pkey ON public.notify_templates USING btree (tenant_id, kind, locale, version)
CREATE UNIQUE INDEX notify_welcome_pkey ON public.notify_welcome USING btree (tenant_id)
CREATE UNIQUE INDEX organisations_accounts_pkey ON public.organisations_accounts USING btree (tenant_id, id)
CREATE UNIQUE INDEX organisations_accounts_tenant_id_slug_key ON public.organisations_accounts USING btree (tenant_id, slug)
CREATE UNIQUE INDEX organisations_choices_pkey ON public.organisations_choices USING btree (tenant_id, session_id)
CREATE UNIQUE INDEX organisations_kinds_pkey ON public.organisations_kinds USING btree (tenant_id, key)
CREATE UNIQUE INDEX organisations_kinds_sign_up ON public.organisations_kinds USING btree (tenant_id) WHERE sign_up
CREATE UNIQUE INDEX organisations_members_owner ON public.organisations_members USING btree (tenant_id, organisation_id) WHERE (role = 'owner'::text)
CREATE UNIQUE INDEX organisations_members_pkey ON public.organisations_members USING btree (tenant_id, organisation_id, member_id)
CREATE UNIQUE INDEX organisations_posts_pkey ON public.organisations_posts USING btree (tenant_id, post_id)
CREATE UNIQUE INDEX people_blocks_pkey ON public.people_blocks USING btree (tenant_id, member_id, other_id)
CREATE UNIQUE INDEX people_fields_pkey ON public.people_fields USING btree (tenant_id, key)
CREATE UNIQUE INDEX people_follows_pkey ON public.people_follows USING btree (tenant_id, member_id, other_id)
CREATE UNIQUE INDEX people_members_pkey ON public.people_members USING btree (tenant_id, id)
CREATE UNIQUE INDEX people_members_tenant_id_account_id_key ON public.people_members USING btree (tenant_id, account_id)
CREATE UNIQUE INDEX people_members_tenant_id_key_key ON public.people_members USING btree (tenant_id, key)
CREATE UNIQUE INDEX people_mutes_pkey ON public.people_mutes USING btree (tenant_id, member_id, other_id)
CREATE UNIQUE INDEX people_visits_pkey ON public.people_visits USING btree (tenant_id, member_id, day, visitor_id)
CREATE UNIQUE INDEX tenant_domains_pkey ON public.tenant_domains USING btree (host)
CREATE UNIQUE INDEX tenant_keys_pkey ON public.tenant_keys USING btree (tenant_id, version)
CREATE UNIQUE INDEX tenants_domain_proofs_pkey ON public.tenants_domain_proofs USING btree (tenant_id, host)
CREATE UNIQUE INDEX tenants_exports_pkey ON public.tenants_exports USING btree (tenant_id, id)
CREATE UNIQUE INDEX tenants_pkey ON public.tenants USING btree (id)
CREATE UNIQUE INDEX tenants_slug_key ON public.tenants USING btree (slug)
CREATE UNIQUE INDEX tenants_usage_pkey ON public.tenants_usage USING btree (tenant_id)

-- policies
access_elevations tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
access_grants tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
access_roles tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
access_templates tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
access_uses tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
administration_activity tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
administration_operations tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
administration_outcomes tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
administration_settings tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
audit_entries tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
blueprint_installs tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
events system to guildhall_system using true check the same
events tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_attachments tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_collections tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_files tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_images tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_parts tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_settings tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
files_uploads tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
forum_categories tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
forum_post_versions tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
forum_posts search to guildhall_system using true check the same
forum_posts tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
forum_reads tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
forum_topics search to guildhall_system using true check the same
forum_topics tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
idempotency_keys system to guildhall_system using true check the same
idempotency_keys tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_api_keys tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_assertions tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_connections tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_consents tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_providers tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
identity_visits tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
inbox system to guildhall_system using true check the same
inbox tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
invitations_invitations tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
invitations_uses tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
job_requests system to guildhall_system using true check the same
job_requests tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
job_turns system to guildhall_system using true check the same
job_turns tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
machine_history tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_conversations tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_hidden search to guildhall_system using true check the same
messaging_hidden tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_members search to guildhall_system using true check the same
messaging_members tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_messages search to guildhall_system using true check the same
messaging_messages tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_preferences tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_reactions tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_reports tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_scheduled tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_versions tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
messaging_votes tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_addresses tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_announcements tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_defaults tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_deliveries tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_devices tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_mail_events tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_mails tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_mutes tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_notices tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_preferences tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_templates tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
notify_welcome tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
organisations_accounts tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
organisations_choices tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
organisations_kinds tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
organisations_members tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
organisations_posts tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_blocks tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_fields tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_follows tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_members administration_search to guildhall_system using true check the same
people_members directory to guildhall_system using true check the same
people_members tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_mutes tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
people_visits tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
tenant_keys tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
tenants_domain_proofs tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
tenants_exports tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same
tenants_usage system to guildhall_system using true check the same
tenants_usage tenant to public using (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")) check the same

-- row-level security
access_elevations forced
access_grants forced
access_roles forced
access_templates forced
access_uses forced
administration_activity forced
administration_operations forced
administration_outcomes forced
administration_settings forced
audit_entries forced
blueprint_installs forced
events forced
files_attachments forced
files_collections forced
files_files forced
files_images forced
files_parts forced
files_settings forced
files_uploads forced
forum_categories forced
forum_post_versions forced
forum_posts forced
forum_reads forced
forum_topics forced
idempotency_keys forced
identity_api_keys forced
identity_assertions forced
identity_connections forced
identity_consents forced
identity_providers forced
identity_visits forced
inbox forced
invitations_invitations forced
invitations_uses forced
job_requests forced
job_turns forced
machine_history forced
messaging_conversations forced
messaging_hidden forced
messaging_members forced
messaging_messages forced
messaging_preferences forced
messaging_reactions forced
messaging_reports forced
messaging_scheduled forced
messaging_versions forced
messaging_votes forced
notify_addresses forced
notify_announcements forced
notify_defaults forced
notify_deliveries forced
notify_devices forced
notify_mail_events forced
notify_mails forced
notify_mutes forced
notify_notices forced
notify_preferences forced
notify_templates forced
notify_welcome forced
organisations_accounts forced
organisations_choices forced
organisations_kinds forced
organisations_members forced
organisations_posts forced
people_blocks forced
people_fields forced
people_follows forced
people_members forced
people_mutes forced
people_visits forced
tenant_keys forced
tenants_domain_proofs forced
tenants_exports forced
tenants_usage forced

-- rights
access_elevations guildhall_app: delete, insert, select, update
access_grants guildhall_app: delete, insert, select, update
access_operators guildhall_app: select
access_operators guildhall_system: delete, insert, select, update
access_roles guildhall_app: delete, insert, select, update
access_templates guildhall_app: delete, insert, select, update
access_uses guildhall_app: delete, insert, select, update
administration_activity guildhall_app: delete, insert, select, update
administration_operations guildhall_app: delete, insert, select, update
administration_outcomes guildhall_app: delete, insert, select, update
administration_settings guildhall_app: delete, insert, select, update
audit_entries guildhall_app: insert, select
blueprint_installs guildhall_app: delete, insert, select, update
cursors guildhall_system: delete, insert, select, update
events guildhall_app: delete, insert, select, update
events guildhall_system: delete, insert, select, update
files_attachments guildhall_app: delete, insert, select, update
files_collections guildhall_app: delete, insert, select, update
files_files guildhall_app: delete, insert, select, update
files_images guildhall_app: delete, insert, select, update
files_parts guildhall_app: delete, insert, select, update
files_settings guildhall_app: delete, insert, select, update
files_uploads guildhall_app: delete, insert, select, update
forum_categories guildhall_app: delete, insert, select, update
forum_post_versions guildhall_app: delete, insert, select, update
forum_posts guildhall_app: delete, insert, select, update
forum_posts guildhall_system: select
forum_reads guildhall_app: delete, insert, select, update
forum_topics guildhall_app: delete, insert, select, update
forum_topics guildhall_system: select
idempotency_keys guildhall_app: delete, insert, select, update
idempotency_keys guildhall_system: delete, insert, select, update
identity_accounts guildhall_app: delete, insert, select, update
identity_accounts guildhall_system: delete, insert, select, update
identity_api_keys guildhall_app: delete, insert, select, update
identity_assertions guildhall_app: delete, insert, select, update
identity_backup_codes guildhall_app: delete, insert, select, update
identity_backup_codes guildhall_system: delete, insert, select, update
identity_challenges guildhall_app: delete, insert, select, update
identity_challenges guildhall_system: delete, insert, select, update
identity_connections guildhall_app: delete, insert, select, update
identity_consents guildhall_app: delete, insert, select, update
identity_failures guildhall_app: delete, insert, select, update
identity_failures guildhall_system: delete, insert, select, update
identity_handoffs guildhall_app: delete, insert, select, update
identity_handoffs guildhall_system: delete, insert, select, update
identity_memberships guildhall_app: delete, insert, select, update
identity_memberships guildhall_system: delete, insert, select, update
identity_passkey_challenges guildhall_app: delete, insert, select, update
identity_passkey_challenges guildhall_system: delete, insert, select, update
identity_passkeys guildhall_app: delete, insert, select, update
identity_passkeys guildhall_system: delete, insert, select, update
identity_providers guildhall_app: delete, insert, select, update
identity_refresh_tokens guildhall_app: delete, insert, select, update
identity_refresh_tokens guildhall_system: delete, insert, select, update
identity_sessions guildhall_app: delete, insert, select, update
identity_sessions guildhall_system: delete, insert, select, update
identity_signing_keys guildhall_app: delete, insert, select, update
identity_signing_keys guildhall_system: delete, insert, select, update
identity_tokens guildhall_app: delete, insert, select, update
identity_tokens guildhall_system: delete, insert, select, update
identity_totp guildhall_app: delete, insert, select, update
identity_totp guildhall_system: delete, insert, select, update
identity_visits guildhall_app: delete, insert, select, update
inbox guildhall_app: delete, insert, select, update
inbox guildhall_system: delete, insert, select, update
invitations_invitations guildhall_app: delete, insert, select, update
invitations_uses guildhall_app: delete, insert, select, update
job_requests guildhall_app: delete, insert, select, update
job_requests guildhall_system: delete, insert, select, update
job_turns guildhall_app: delete, insert, select, update
job_turns guildhall_system: delete, insert, select, update
machine_history guildhall_app: delete, insert, select, update
messaging_conversations guildhall_app: delete, insert, select, update
messaging_hidden guildhall_app: delete, insert, select, update
messaging_hidden guildhall_system: select
messaging_members guildhall_app: delete, insert, select, update
messaging_members guildhall_system: select
messaging_messages guildhall_app: delete, insert, select, update
messaging_messages guildhall_system: select
messaging_preferences guildhall_app: delete, insert, select, update
messaging_reactions guildhall_app: delete, insert, select, update
messaging_reports guildhall_app: delete, insert, select, update
messaging_scheduled guildhall_app: delete, insert, select, update
messaging_versions guildhall_app: delete, insert, select, update
messaging_votes guildhall_app: delete, insert, select, update
notify_addresses guildhall_app: delete, insert, select, update
notify_announcements guildhall_app: delete, insert, select, update
notify_defaults guildhall_app: delete, insert, select, update
notify_deliveries guildhall_app: delete, insert, select, update
notify_devices guildhall_app: delete, insert, select, update
notify_mail_events guildhall_app: delete, insert, select, update
notify_mails guildhall_app: delete, insert, select, update
notify_mutes guildhall_app: delete, insert, select, update
notify_notices guildhall_app: delete, insert, select, update
notify_preferences guildhall_app: delete, insert, select, update
notify_templates guildhall_app: delete, insert, select, update
notify_welcome guildhall_app: delete, insert, select, update
organisations_accounts guildhall_app: delete, insert, select, update
organisations_choices guildhall_app: delete, insert, select, update
organisations_kinds guildhall_app: delete, insert, select, update
organisations_members guildhall_app: delete, insert, select, update
organisations_posts guildhall_app: delete, insert, select, update
people_blocks guildhall_app: delete, insert, select, update
people_fields guildhall_app: delete, insert, select, update
people_follows guildhall_app: delete, insert, select, update
people_members guildhall_app: delete, insert, select, update
people_members guildhall_system: select
people_mutes guildhall_app: delete, insert, select, update
people_visits guildhall_app: delete, insert, select, update
tenant_domains guildhall_app: delete, insert, select, update
tenant_domains guildhall_system: delete, insert, select, update
tenant_keys guildhall_app: delete, insert, select, update
tenants guildhall_app: delete, insert, select, update
tenants guildhall_system: delete, insert, select, update
tenants_domain_proofs guildhall_app: delete, insert, select, update
tenants_exports guildhall_app: delete, insert, select, update
tenants_usage guildhall_app: delete, insert, select, update
tenants_usage guildhall_system: delete, insert, select, update

-- functions
CREATE OR REPLACE FUNCTION guildhall.administration_dead_jobs(most integer)
 RETURNS TABLE(id uuid, name text, fault text, attempts integer, died_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  return query
  select j.id, j.data->>'name', j.source_output->>'message', coalesce(j.source_retry_count, 0) + 1, j.created_on
  from pgboss.job j
  where j.name = 'guildhall-dead' and j.state < 'active' and j.data->>'tenantId' = current_setting('app.tenant_id', true)
  order by j.created_on desc limit most;
end $function$
CREATE OR REPLACE FUNCTION guildhall.administration_find(words text, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.administration_words(words);
  beginning text := lower(trim(words));
begin
  return query
  select distinct found.id from (
    (select m.id from people_members m
     where m.tenant_id = tenant and to_tsvector('simple', m.display_name) @@ query limit most)
    union all
    (select m.id from identity_accounts a join people_members m on m.tenant_id = tenant and m.account_id = a.id
     where a.email >= beginning and a.email < beginning || chr(1114111) limit most)
  ) found limit most;
end $function$
CREATE OR REPLACE FUNCTION guildhall.administration_pending(OUT invitations integer, OUT mails integer)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  invitations := 0;
  mails := 0;
  if to_regclass('public.invitations_invitations') is not null then
    select count(*) into invitations from invitations_invitations i where i.state in ('created', 'sent') and i.expires_at > now();
  end if;
  if to_regclass('public.notify_mails') is not null then
    select count(*) into mails from notify_mails m where m.state = 'failed';
  end if;
end $function$
CREATE OR REPLACE FUNCTION guildhall.administration_retry_job(dead uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  asked jsonb;
begin
  if to_regclass('pgboss.job') is null then return false; end if;
  delete from pgboss.job j
  where j.name = 'guildhall-dead' and j.id = dead and j.state < 'active' and j.data->>'tenantId' = tenant::text
  returning j.data into asked;
  if asked is null then return false; end if;
  -- The run that failed is still noted under the same id, and would stand in the way.
  delete from pgboss.job j where j.name = 'guildhall' and j.id = (asked->>'id')::uuid and j.state = 'failed';
  insert into job_requests (tenant_id, id, name, input)
  values (tenant, (asked->>'id')::uuid, asked->>'name', asked->'input') on conflict do nothing;
  return true;
end $function$
CREATE OR REPLACE FUNCTION guildhall.administration_waiting_jobs()
 RETURNS integer
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if to_regclass('pgboss.job') is null then return 0; end if;
  return (select count(*) from pgboss.job j
    where j.name = 'guildhall' and j.state < 'active' and j.data->>'tenantId' = current_setting('app.tenant_id', true));
end $function$
CREATE OR REPLACE FUNCTION guildhall.administration_words(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
  from unnest(to_tsvector('simple', words))
$function$
CREATE OR REPLACE FUNCTION guildhall.current_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid
CREATE OR REPLACE FUNCTION guildhall.erase_due_tenant(tenant uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  perform 1 from tenants where id = tenant and status = 'deleting' and erase_after <= at for update;
  if not found then
    return false;
  end if;
  perform guildhall.erase_tenant(tenant);
  return true;
end $function$
CREATE OR REPLACE FUNCTION guildhall.erase_tenant(tenant uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  target regclass;
begin
  perform set_config('app.tenant_id', tenant::text, true);
  delete from public.tenants where id = tenant;
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    execute format('delete from %s where tenant_id = $1', target) using tenant;
  end loop;
end $function$
CREATE OR REPLACE FUNCTION guildhall.forget_audit(last bigint)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with gone as (
    delete from audit_entries
    where tenant_id = guildhall.current_tenant() and chain_no <= last
      and not exists (select from audit_entries young where young.tenant_id = guildhall.current_tenant()
        and young.chain_no <= last and young.at > now() - interval '30 days')
    returning 1
  )
  select count(*) from gone
$function$
CREATE OR REPLACE FUNCTION guildhall.forum_query(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when words ~ '[[:alnum:]]$' and query ~ '(^|[^!])''[^'']+''$' then (query || ':*')::tsquery
    else query::tsquery
  end
  from (select websearch_to_tsquery('simple', words)::text as query) as parsed
$function$
CREATE OR REPLACE FUNCTION guildhall.forum_search(words text, audiences text[], below_rank real, below_id uuid, page integer)
 RETURNS TABLE(post_id uuid, topic_id uuid, topic_slug text, title text, number integer, author_id uuid, created_at timestamp with time zone, rank real, snippet text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.forum_query(words);
begin
  return query
  with latest as (
    select p.id, p.topic_id, p.number, p.author_id, p.created_at, p.search
    from forum_posts p
    where p.tenant_id = tenant and p.search @@ query and p.removed_at is null
    order by p.created_at desc limit 1000
  ), titled as (
    select p.id, p.topic_id, p.number, p.author_id, p.created_at, p.search
    from forum_posts p
    where p.tenant_id = tenant and p.number = 1 and to_tsvector('simple', p.title) @@ query and p.removed_at is null
      and (select count(*) from latest) = 1000 and p.id not in (select latest.id from latest)
    order by p.created_at desc limit 200
  ), best as (
    select m.id, m.topic_id, t.slug, t.title, m.number, m.author_id, m.created_at, ranked.rank
    from (select * from latest union all select * from titled) m
    join forum_topics t on t.tenant_id = tenant and t.id = m.topic_id
    cross join lateral (select ts_rank_cd('{0.1, 0.2, 0.4, 1}', m.search, query, 1) as rank) as ranked
    where t.removed_at is null and t.audience = any (audiences)
      and (below_id is null or (ranked.rank, m.id) < (below_rank, below_id))
    order by ranked.rank desc, m.id desc
    limit page
  )
  select b.id, b.topic_id, b.slug, b.title, b.number, b.author_id, b.created_at, b.rank,
    ts_headline('simple', translate(p.plain, U&'\E000\E001', ''), query,
      U&'StartSel=\E000, StopSel=\E001, MaxFragments=1, MinWords=12, MaxWords=32, FragmentDelimiter=…')
  from best b
  join forum_posts p on p.tenant_id = tenant and p.id = b.id
  order by b.rank desc, b.id desc;
end $function$
CREATE OR REPLACE FUNCTION guildhall.global_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('grant select, insert, update, delete on %s to guildhall_app, guildhall_system', target);
end $function$
CREATE OR REPLACE FUNCTION guildhall.keep_sealed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a sealed audit entry cannot be changed' using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION guildhall.messaging_marks(letter text, ids text[], operator text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg(quote_literal(U&'\E002' || letter || id), operator)::tsquery from unnest(ids) as id
$function$
CREATE OR REPLACE FUNCTION guildhall.messaging_query(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when query = '' then null
    when words ~ '[[:alnum:]]$' and query ~ '(^|[^!])''[^'']+''$' then (query || ':*')::tsquery
    else query::tsquery
  end
  from (select websearch_to_tsquery('simple', words)::text as query) as parsed
$function$
CREATE OR REPLACE FUNCTION guildhall.messaging_search(viewer uuid, words text, conversation uuid, author uuid, having_marks text[], hidden uuid[], below timestamp with time zone, below_id uuid, since timestamp with time zone, page integer)
 RETURNS TABLE(id uuid, created_at timestamp with time zone, snippet text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.messaging_query(words);
  filter tsquery := guildhall.messaging_marks('h', having_marks, ' & ');
  by_author tsquery := guildhall.messaging_marks('a', case when author is not null then array[author::text] end, ' & ');
  wanted tsquery;
  conversations uuid[];
  firsts int[];
  looked int;
  horizon timestamptz;
  hits uuid[];
begin
  if words is not null and query is null then return; end if;
  wanted := query;
  if by_author is not null then wanted := case when wanted is null then by_author else wanted && by_author end; end if;
  if filter is not null then wanted := case when wanted is null then filter else wanted && filter end; end if;
  select array_agg(m.conversation_id), array_agg(m.first_seq) into conversations, firsts
  from messaging_members m
  where m.tenant_id = tenant and m.member_id = viewer and m.left_at is null and m.standing <> 'declined'
    and (conversation is null or m.conversation_id = conversation)
    and (m.other_id is null or m.other_id <> all (hidden));
  if conversations is null then return; end if;
  looked := greatest(100, 12000 / cardinality(conversations));

  with mine as (
    select * from unnest(conversations, firsts) as c (id, first_seq)
  ), latest as materialized (
    select w.*, c.id as conversation_id
    from mine c cross join lateral (
      select m.id, m.created_at, row_number() over (order by m.created_at desc, m.id desc) as place,
        m.seq >= c.first_seq and m.deleted_at is null and m.kind <> 'notice' and m.author_id <> all (hidden)
          and (wanted is null or m.search @@ wanted) as hit
      from messaging_messages m
      where m.tenant_id = tenant and m.conversation_id = c.id
        and (below is null or (m.created_at, m.id) < (below, below_id))
        and (since is null or m.created_at >= since)
      order by m.created_at desc, m.id desc limit looked
    ) w
  )
  select max(l.created_at) filter (where l.place = looked),
    (array_agg(l.id order by l.created_at desc, l.id desc) filter (where l.hit
      and l.created_at >= coalesce((select max(o.created_at) from latest o where o.place = looked), '-infinity')))[1:page]
  into horizon, hits from latest l
  where not exists (select from messaging_hidden h where l.hit and h.tenant_id = tenant and h.member_id = viewer and h.message_id = l.id);

  if horizon is not null and coalesce(cardinality(hits), 0) < page and wanted is not null then
    wanted := wanted && guildhall.messaging_marks('c', conversations::text[], ' | ');
    hits := array(
      select m.id from messaging_messages m
      join unnest(conversations, firsts) as c (id, first_seq) on c.id = m.conversation_id
      where m.tenant_id = tenant and m.search @@ wanted and m.seq >= c.first_seq
        and m.deleted_at is null and m.kind <> 'notice' and m.author_id <> all (hidden)
        and (below is null or (m.created_at, m.id) < (below, below_id))
        and (since is null or m.created_at >= since)
        and not exists (select from messaging_hidden h where h.tenant_id = tenant and h.member_id = viewer and h.message_id = m.id)
      order by m.created_at desc, m.id desc limit page);
  end if;

  return query
  select m.id, m.created_at,
    case when query is null then left(translate(m.plain, U&'\E000\E001', ''), 240)
    else ts_headline('simple', translate(m.plain, U&'\E000\E001', ''), query,
      U&'StartSel=\E000, StopSel=\E001, MaxFragments=1, MinWords=12, MaxWords=32, FragmentDelimiter=…') end
  from unnest(hits) as h (id)
  join messaging_messages m on m.tenant_id = tenant and m.id = h.id
  order by m.created_at desc, m.id desc;
end $function$
CREATE OR REPLACE FUNCTION guildhall.people_directory(words text, place text, tongue text, hidden uuid[], after_name text, after_id uuid, skipped integer, page integer)
 RETURNS TABLE(member_id uuid, sort_name text, location text, languages text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := guildhall.people_query(words);
  beginning text := replace(replace(replace(lower(place), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  ids uuid[];
begin
  if words is not null and query is null then return; end if;
  if coalesce(words, place, tongue) is not null then
    ids := guildhall.people_matches(tenant, query, beginning, tongue);
  end if;
  if ids is not null then
    return query
    select m.id, m.sort_name::text, case when m.found_location = '' then '' else m.location end, m.found_languages
    from unnest(ids) as found (id)
    join people_members m on m.tenant_id = tenant and m.id = found.id
    where m.id <> all (hidden) and (after_id is null or (m.sort_name, m.id) > (after_name collate "C", after_id))
    order by m.sort_name, m.id
    offset skipped limit page;
    return;
  end if;
  return query
  select m.id, m.sort_name::text, case when m.found_location = '' then '' else m.location end, m.found_languages
  from guildhall.people_page(tenant, query, beginning, tongue, hidden, after_name, after_id, skipped, page) as paged (id)
  join people_members m on m.tenant_id = tenant and m.id = paged.id
  order by m.sort_name, m.id;
end $function$
CREATE OR REPLACE FUNCTION guildhall.people_matches(tenant uuid, query tsquery, beginning text, tongue text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare
  ids uuid[] := array(
    select m.id from people_members m
    where m.tenant_id = tenant and m.listed
      and (query is null or m.search @@ query)
      and (beginning is null or m.found_location like beginning)
      and (tongue is null or m.found_languages @> array[tongue])
    limit 5001);
begin
  return case when cardinality(ids) <= 5000 then ids end;
end $function$
CREATE OR REPLACE FUNCTION guildhall.people_page(tenant uuid, query tsquery, beginning text, tongue text, hidden uuid[], after_name text, after_id uuid, skipped integer, page integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
AS $function$
begin
  return query
  select m.id from people_members m
  where m.tenant_id = tenant and m.listed and m.id <> all (hidden)
    and (query is null or m.search @@ query)
    and (beginning is null or m.found_location like beginning)
    and (tongue is null or m.found_languages @> array[tongue])
    and (after_id is null or (m.sort_name, m.id) > (after_name collate "C", after_id))
  order by m.sort_name, m.id
  offset skipped limit page;
end $function$
CREATE OR REPLACE FUNCTION guildhall.people_query(words text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select string_agg(quote_literal(word) || ':*', ' & ')::tsquery
  from unnest(tsvector_to_array(to_tsvector('simple', words))) as word
$function$
CREATE OR REPLACE FUNCTION guildhall.system_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy system on %s to guildhall_system using (true)', target);
  execute format('grant select, insert, update, delete on %s to guildhall_system', target);
end $function$
CREATE OR REPLACE FUNCTION guildhall.tenant_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
    target);
  execute format('grant select, insert, update, delete on %s to guildhall_app', target);
end $function$
CREATE OR REPLACE FUNCTION guildhall.tenants_overview()
 RETURNS TABLE(id uuid, members bigint, bytes bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  return query
  select t.id, coalesce(m.members, 0), u.row_bytes + u.file_bytes
  from tenants t
  left join (select p.tenant_id, count(*) as members from people_members p where p.status = 'active' group by 1) m
    on m.tenant_id = t.id
  left join tenants_usage u on u.tenant_id = t.id;
end $function$
CREATE OR REPLACE FUNCTION guildhall.tenants_weigh(OUT rows bigint, OUT bytes bigint)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  target regclass;
  one bigint;
  weight bigint;
begin
  rows := 0;
  bytes := 0;
  for target in
    select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
      and has_table_privilege(c.oid, 'select')
  loop
    execute format('select count(*), coalesce(sum(pg_column_size(t.*)), 0) from %s t', target) into one, weight;
    rows := rows + one;
    bytes := bytes + weight;
  end loop;
end $function$

-- triggers
CREATE TRIGGER audit_entries_sealed BEFORE UPDATE ON public.audit_entries FOR EACH ROW WHEN ((old.chain_no IS NOT NULL)) EXECUTE FUNCTION guildhall.keep_sealed()
