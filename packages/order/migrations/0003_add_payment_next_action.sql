-- Where the buyer has to go before a payment's outcome can be known, such as their bank's page. Empty when nowhere.
alter table orders add column payment_next_action text not null default '';
