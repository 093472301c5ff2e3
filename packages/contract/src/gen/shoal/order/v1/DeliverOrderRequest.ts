/**
 * Input of DeliverOrder.
 */
export interface DeliverOrderRequest {
  /**
   * Which order.
   */
  'orderId'?: (string);
  /**
   * For the timeline; may be empty.
   */
  'note'?: (string);
}

/**
 * Input of DeliverOrder.
 */
export interface DeliverOrderRequest__Output {
  /**
   * Which order.
   */
  'orderId': (string);
  /**
   * For the timeline; may be empty.
   */
  'note': (string);
}
