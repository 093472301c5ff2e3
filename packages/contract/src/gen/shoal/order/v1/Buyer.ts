/**
 * Who bought.
 */
export interface Buyer {
  /**
   * The account, or empty for a guest.
   */
  'userId'?: (string);
  /**
   * Where news of the order goes.
   */
  'email'?: (string);
}

/**
 * Who bought.
 */
export interface Buyer__Output {
  /**
   * The account, or empty for a guest.
   */
  'userId': (string);
  /**
   * Where news of the order goes.
   */
  'email': (string);
}
