-- What waits for an administrator in this community, in one look. Tables of modules that are not part of a program count 0.
create function guildhall.administration_pending(out invitations int, out mails int) language plpgsql stable as $$
begin
  invitations := 0;
  mails := 0;
  if to_regclass('public.invitations_invitations') is not null then
    select count(*) into invitations from invitations_invitations i where i.state in ('created', 'sent') and i.expires_at > now();
  end if;
  if to_regclass('public.notify_mails') is not null then
    select count(*) into mails from notify_mails m where m.state = 'failed';
  end if;
end $$;

-- Jobs of this community that failed every time. pg-boss keeps its tables in a schema only guildhall_system may enter: the
-- functions run as that role and take the tenant from the transaction and from nowhere else.
create function guildhall.administration_dead_jobs(most int)
returns table (id uuid, name text, fault text, attempts int, died_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  return query
  select j.id, j.data->>'name', j.source_output->>'message', coalesce(j.source_retry_count, 0) + 1, j.created_on
  from pgboss.job j
  where j.name = 'guildhall-dead' and j.state < 'active' and j.data->>'tenantId' = current_setting('app.tenant_id', true)
  order by j.created_on desc limit most;
end $$;

-- Asks for a dead job once more, under its own id: what it has done already is not done twice. False: no such job here.
create function guildhall.administration_retry_job(dead uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
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
end $$;

-- Jobs of this community handed to workers and not begun.
create function guildhall.administration_waiting_jobs() returns int
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if to_regclass('pgboss.job') is null then return 0; end if;
  return (select count(*) from pgboss.job j
    where j.name = 'guildhall' and j.state < 'active' and j.data->>'tenantId' = current_setting('app.tenant_id', true));
end $$;

grant create on schema guildhall to guildhall_system;
alter function guildhall.administration_dead_jobs owner to guildhall_system;
alter function guildhall.administration_retry_job owner to guildhall_system;
alter function guildhall.administration_waiting_jobs owner to guildhall_system;
revoke create on schema guildhall from guildhall_system;
revoke execute on function guildhall.administration_dead_jobs, guildhall.administration_retry_job,
  guildhall.administration_waiting_jobs from public;
grant execute on function guildhall.administration_dead_jobs, guildhall.administration_retry_job,
  guildhall.administration_waiting_jobs to guildhall_app;
