-- Who looked at whose profile, once a day; only their number is ever shown.
alter table people_members add visits_counted boolean not null default true;
create table people_visits (
  tenant_id uuid not null references tenants on delete cascade,
  member_id uuid not null,
  day date not null,
  visitor_id uuid not null,
  primary key (tenant_id, member_id, day, visitor_id)
);
select guildhall.tenant_table('people_visits');
create index people_visits_by_visitor on people_visits (tenant_id, visitor_id);
create index people_visits_by_day on people_visits (tenant_id, day);
