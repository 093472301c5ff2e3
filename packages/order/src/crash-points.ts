// Where the order process can be told to end or stop itself; docs/checkout.md says what follows at each.

export const crashPoints = [
  "order.placed",
  "order.created.acted",
  "order.reserved.saved",
  "order.authorising.saved",
  "order.authorising.acted",
  "order.authorised.saved",
  "order.committing.saved",
  "order.committing.acted",
  "order.committed.saved",
  "order.confirmed.saved",
  "order.cart.acted",
  "order.cancelling.saved",
  "order.cancelling.acted",
  "order.cancelled.saved",
  "relay.claimed",
  "relay.capture.acted",
  "relay.void_or_refund.acted",
  "relay.refund.acted",
  "relay.restock.acted",
] as const;
