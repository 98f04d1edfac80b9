-- A client that comes back asks for its own community's events after the last one it saw; others' must not slow it down.
create index events_replay on events (tenant_id, xid, seq);
