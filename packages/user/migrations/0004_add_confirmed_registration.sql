-- Registration that begins with a mail: a token for an address that has no account yet, and a count of messages to one.

-- Keyed hash of the address of a registration, by which messages to it are counted once the address itself is gone.
alter table mails add column address_hash text not null default '';
create index mails_address_hash_idx on mails (address_hash) where address_hash <> '';
-- Messages whose address nobody has looked up yet count as well.
create index mails_email_idx on mails (email) where email is not null;
alter table mails drop constraint mails_kind_check;
alter table mails
  add constraint mails_kind_check check (kind in ('reset_password', 'verify_email', 'password_changed', 'register'));

-- A token that makes an account belongs to none.
alter table one_time_tokens alter column user_id drop not null;
alter table one_time_tokens drop constraint one_time_tokens_purpose_check;
alter table one_time_tokens
  add constraint one_time_tokens_purpose_check check (purpose in ('reset_password', 'verify_email', 'register'));
alter table one_time_tokens
  add constraint one_time_tokens_user_id_check check ((user_id is null) = (purpose = 'register'));
create index one_time_tokens_email_idx on one_time_tokens (email) where purpose = 'register';
