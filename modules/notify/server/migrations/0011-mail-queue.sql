-- When a mail leaves and which go first. `plan` counts how often that was decided anew: only the job of the last plan sends.
alter table notify_mails
  add column priority text not null default 'normal' check (priority in ('high', 'normal')),
  add column send_at timestamptz,
  add column plan int not null default 0,
  drop constraint notify_mails_state_check,
  add constraint notify_mails_state_check
    check (state in ('scheduled', 'queued', 'sent', 'kept', 'failed', 'cancelled', 'suppressed'));
