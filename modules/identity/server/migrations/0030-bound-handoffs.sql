-- A hand-off belongs to the browser that asked for it: SHA-256 of what that browser alone knows. Those under way last a minute.
delete from identity_handoffs;
alter table identity_handoffs add column challenge bytea not null;
