-- A community on its way out: nobody is let in, its operator may bring it back until `erase_after`, then it is erased.
alter table tenants drop constraint tenants_status_check;
alter table tenants add constraint tenants_status_check check (status in ('active', 'suspended', 'archived', 'deleting'));
alter table tenants add column erase_after timestamptz;
alter table tenants add constraint tenants_erase_after check ((status = 'deleting') = (erase_after is not null));

-- Erases a tenant whose time of grace is over, and only such a one: true when it was erased. `at`: the program's clock.
create function guildhall.erase_due_tenant(tenant uuid, at timestamptz) returns boolean language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform 1 from tenants where id = tenant and status = 'deleting' and erase_after <= at for update;
  if not found then
    return false;
  end if;
  perform guildhall.erase_tenant(tenant);
  return true;
end $$;
revoke execute on function guildhall.erase_due_tenant from public;
grant execute on function guildhall.erase_due_tenant to guildhall_system;
