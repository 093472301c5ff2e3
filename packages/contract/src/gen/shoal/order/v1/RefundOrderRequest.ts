import type { RefundLine as _shoal_order_v1_RefundLine, RefundLine__Output as _shoal_order_v1_RefundLine__Output } from '../../../shoal/order/v1/RefundLine.ts';

/**
 * Input of RefundOrder.
 */
export interface RefundOrderRequest {
  /**
   * Which order.
   */
  'orderId'?: (string);
  /**
   * The Idempotency-Key. Required.
   */
  'requestId'?: (string);
  /**
   * Which units; empty for everything that is left, shipping included.
   */
  'lines'?: (_shoal_order_v1_RefundLine)[];
  /**
   * Whether the units go back on the shelf.
   */
  'restock'?: (boolean);
  /**
   * Why, for the timeline; may be empty.
   */
  'note'?: (string);
}

/**
 * Input of RefundOrder.
 */
export interface RefundOrderRequest__Output {
  /**
   * Which order.
   */
  'orderId': (string);
  /**
   * The Idempotency-Key. Required.
   */
  'requestId': (string);
  /**
   * Which units; empty for everything that is left, shipping included.
   */
  'lines': (_shoal_order_v1_RefundLine__Output)[];
  /**
   * Whether the units go back on the shelf.
   */
  'restock': (boolean);
  /**
   * Why, for the timeline; may be empty.
   */
  'note': (string);
}
