/**
 * Input of CancelOrder.
 */
export interface CancelOrderRequest {
  /**
   * Which order.
   */
  'orderId'?: (string);
  /**
   * A guest's capability, or empty.
   */
  'orderToken'?: (string);
  /**
   * The Idempotency-Key. Required.
   */
  'requestId'?: (string);
  /**
   * Why, in a few words; may be empty; at most 200 characters.
   */
  'note'?: (string);
}

/**
 * Input of CancelOrder.
 */
export interface CancelOrderRequest__Output {
  /**
   * Which order.
   */
  'orderId': (string);
  /**
   * A guest's capability, or empty.
   */
  'orderToken': (string);
  /**
   * The Idempotency-Key. Required.
   */
  'requestId': (string);
  /**
   * Why, in a few words; may be empty; at most 200 characters.
   */
  'note': (string);
}
