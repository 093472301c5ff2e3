/**
 * Input of ShipOrder.
 */
export interface ShipOrderRequest {
  /**
   * Which order.
   */
  'orderId'?: (string);
  /**
   * Carrier and tracking code for the timeline; may be empty.
   */
  'note'?: (string);
}

/**
 * Input of ShipOrder.
 */
export interface ShipOrderRequest__Output {
  /**
   * Which order.
   */
  'orderId': (string);
  /**
   * Carrier and tracking code for the timeline; may be empty.
   */
  'note': (string);
}
