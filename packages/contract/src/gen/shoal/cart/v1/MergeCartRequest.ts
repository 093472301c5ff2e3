/**
 * Input of MergeCart.
 */
export interface MergeCartRequest {
  /**
   * Whose cart receives the lines.
   */
  'userId'?: (string);
  /**
   * The guest cart that gives them.
   */
  'guestCartId'?: (string);
}

/**
 * Input of MergeCart.
 */
export interface MergeCartRequest__Output {
  /**
   * Whose cart receives the lines.
   */
  'userId': (string);
  /**
   * The guest cart that gives them.
   */
  'guestCartId': (string);
}
