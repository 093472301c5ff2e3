-- The span that placed the order (W3C traceparent), so that what goes on with the order later, in whichever process,
-- can be linked to it. Orders of the version before, and those of a shop that traces nothing, have none.
alter table orders
  add column trace_parent text,
  add constraint orders_trace_parent check (trace_parent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$');
