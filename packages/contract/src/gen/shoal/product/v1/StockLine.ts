/**
 * A number of units of one variant.
 */
export interface StockLine {
  /**
   * Which variant; each at most once in a list.
   */
  'variantId'?: (string);
  /**
   * 1 to 999.
   */
  'quantity'?: (number);
}

/**
 * A number of units of one variant.
 */
export interface StockLine__Output {
  /**
   * Which variant; each at most once in a list.
   */
  'variantId': (string);
  /**
   * 1 to 999.
   */
  'quantity': (number);
}
