-- For whoever has to look into a checkout that does not come to its end: when each step began, and what kept it there.
-- [{step, at, problem, problem_at, tries}], oldest first. Orders from before have none.
alter table orders add column trail jsonb not null default '[]';
