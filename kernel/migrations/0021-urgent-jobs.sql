-- Somebody waits for what it does: it goes before everything else its tenant has asked for.
alter table job_requests add column urgent boolean not null default false;
create index job_requests_urgent on job_requests (tenant_id, run_at, id) where urgent;
