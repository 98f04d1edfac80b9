-- Who did what to what, from where, and what was refused. The app may add to it and seal what is not sealed yet, nothing
-- else; a sealed entry cannot be changed. `chain_no` and `hash` are the seal: each hash covers the entry and the hash
-- before it, under a key the database does not have.
create table audit_entries (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_kind text not null check (actor_kind in ('visitor', 'member', 'system')),
  action text not null check (length(action) between 1 and 120),
  subject_type text check (length(subject_type) between 1 and 80),
  subject_id text check (length(subject_id) between 1 and 200),
  before jsonb,
  after jsonb,
  address text,
  user_agent text,
  request_id text,
  outcome text not null check (outcome in ('ok', 'refused')),
  code text,
  chain_no bigint,
  hash bytea,
  check ((chain_no is null) = (hash is null)),
  primary key (tenant_id, id)
);
create index audit_entries_newest on audit_entries (tenant_id, at desc, id desc);
create index audit_entries_actor on audit_entries (tenant_id, actor_id, at desc, id desc) where actor_id is not null;
create index audit_entries_subject on audit_entries (tenant_id, subject_id, at desc, id desc) where subject_id is not null;
create unique index audit_entries_chain on audit_entries (tenant_id, chain_no) where chain_no is not null;
create index audit_entries_unsealed on audit_entries (tenant_id, at, id) where chain_no is null;
select guildhall.tenant_table('audit_entries');
revoke update, delete on audit_entries from guildhall_app;
grant update (chain_no, hash) on audit_entries to guildhall_app;

create function guildhall.keep_sealed() returns trigger language plpgsql as $$
begin
  raise exception 'a sealed audit entry cannot be changed' using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_sealed before update on audit_entries
  for each row when (old.chain_no is not null) execute function guildhall.keep_sealed();

-- Forgets the beginning of this tenant's chain, up to and with `last`: for the retention time, which is 30 days at least.
create function guildhall.forget_audit(last bigint) returns bigint language sql security definer set search_path = public as $$
  with gone as (
    delete from audit_entries
    where tenant_id = guildhall.current_tenant() and chain_no <= last
      and not exists (select from audit_entries young where young.tenant_id = guildhall.current_tenant()
        and young.chain_no <= last and young.at > now() - interval '30 days')
    returning 1
  )
  select count(*) from gone
$$;
revoke execute on function guildhall.forget_audit from public;
grant execute on function guildhall.forget_audit to guildhall_app;
