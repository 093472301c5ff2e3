/**
 * Input of GetOrder.
 */
export interface GetOrderRequest {
  /**
   * Which order.
   */
  'orderId'?: (string);
  /**
   * A guest's capability, or empty.
   */
  'orderToken'?: (string);
}

/**
 * Input of GetOrder.
 */
export interface GetOrderRequest__Output {
  /**
   * Which order.
   */
  'orderId': (string);
  /**
   * A guest's capability, or empty.
   */
  'orderToken': (string);
}
