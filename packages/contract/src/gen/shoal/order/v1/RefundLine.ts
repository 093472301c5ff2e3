/**
 * Units of one line to refund.
 */
export interface RefundLine {
  /**
   * Which variant.
   */
  'variantId'?: (string);
  /**
   * Units, at most those not refunded yet.
   */
  'quantity'?: (number);
}

/**
 * Units of one line to refund.
 */
export interface RefundLine__Output {
  /**
   * Which variant.
   */
  'variantId': (string);
  /**
   * Units, at most those not refunded yet.
   */
  'quantity': (number);
}
