-- Founded on signing up by somebody who still waits to be let in: out of sight until then.
alter table organisations_accounts add awaits_owner boolean not null default false;
create index organisations_accounts_awaiting on organisations_accounts (tenant_id, created_by) where awaits_owner;
