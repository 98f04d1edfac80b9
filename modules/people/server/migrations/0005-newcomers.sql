-- Who asks to come in waits until somebody decides; who is refused may ask nothing more, and may still be let in later.
alter table people_members drop constraint people_members_status_check;
alter table people_members add constraint people_members_status_check
  check (status in ('active', 'suspended', 'left', 'waiting', 'rejected'));
create index people_members_newcomers on people_members (tenant_id, status, joined_at, id) where status in ('waiting', 'rejected');
