-- How many mails a community sends in a day is for its operator to say. `counted_on`: the day, as the community counts them,
-- whose share the mail took; `held_until`: when there was none left, the time it is tried again.
alter table notify_mails add column counted_on date;
alter table notify_mails add column held_until timestamptz;
create index notify_mails_counted on notify_mails (tenant_id, counted_on) where counted_on is not null;
