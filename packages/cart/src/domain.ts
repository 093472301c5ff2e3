// What a cart is, whose it can be, and its bounds. The rules of changing one are in scripts/, since they must run
// inside Redis to be atomic.

/** Lines that a cart can hold. */
export const linesMax = 100;
/** Units that one line can hold. */
export const quantityMax = 999;

/** Whose cart is meant. */
export type Owner =
  | { readonly kind: "user"; readonly userId: string }
  /** Whoever knows the id may use the cart. */
  | { readonly kind: "guest"; readonly guestCartId: string };

/** Some units of one variant. */
export type CartLine = { readonly variantId: string; readonly quantity: number };

export type Cart = {
  /** Empty for a cart that does not exist. A guest's cart has the id that the guest knows it by. */
  readonly id: string;
  /** Changes since the cart was made; what changes nothing does not count. */
  readonly version: bigint;
  /** In the order in which they were first added. */
  readonly lines: readonly CartLine[];
};

/** What an owner without a cart has. */
export const noCart: Cart = { id: "", version: 0n, lines: [] };
