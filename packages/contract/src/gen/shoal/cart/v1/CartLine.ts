/**
 * Some units of one variant.
 */
export interface CartLine {
  /**
   * Which variant.
   */
  'variantId'?: (string);
  /**
   * 1 to 999.
   */
  'quantity'?: (number);
}

/**
 * Some units of one variant.
 */
export interface CartLine__Output {
  /**
   * Which variant.
   */
  'variantId': (string);
  /**
   * 1 to 999.
   */
  'quantity': (number);
}
