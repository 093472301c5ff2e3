-- Which address of an account is offered first. On the account, so that there is never more than one.

alter table users add column default_address_id uuid;
alter table users
  add constraint users_default_address_id_fkey foreign key (default_address_id) references addresses (id) on delete set null;
create index users_default_address_id_idx on users (default_address_id) where default_address_id is not null;
