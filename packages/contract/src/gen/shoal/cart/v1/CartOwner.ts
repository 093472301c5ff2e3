/**
 * Whose cart is meant. A customer's cart is never reachable by its id.
 */
export interface CartOwner {
  /**
   * A customer's one cart.
   */
  'userId'?: (string);
  /**
   * A guest's cart: 128 random bits, a capability.
   */
  'guestCartId'?: (string);
  /**
   * Exactly one.
   */
  'owner'?: "userId"|"guestCartId";
}

/**
 * Whose cart is meant. A customer's cart is never reachable by its id.
 */
export interface CartOwner__Output {
  /**
   * A customer's one cart.
   */
  'userId'?: (string);
  /**
   * A guest's cart: 128 random bits, a capability.
   */
  'guestCartId'?: (string);
  /**
   * Exactly one.
   */
  'owner'?: "userId"|"guestCartId";
}
