// Where the cart process can be told to end or stop itself; docs/checkout.md says what follows at each.

export const crashPoints = ["cart.remove-ordered.before", "cart.remove-ordered.after"] as const;
