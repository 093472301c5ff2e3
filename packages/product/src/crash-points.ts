// Where the product process can be told to end or stop itself; docs/checkout.md says what follows at each.

export const crashPoints = [
  "product.reserve.before",
  "product.reserve.after",
  "product.commit.before",
  "product.commit.after",
  "product.release.before",
  "product.release.after",
  "product.restock.after",
  "product.sweep.after",
] as const;
