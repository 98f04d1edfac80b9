-- Who comes in by it waits until somebody of the community lets them in.
alter table invitations_invitations add needs_approval boolean not null default false;
