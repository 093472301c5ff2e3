import type { Order as _shoal_order_v1_Order, Order__Output as _shoal_order_v1_Order__Output } from '../../../shoal/order/v1/Order.ts';

/**
 * Output of CancelOrder.
 */
export interface CancelOrderResponse {
  /**
   * The order: cancelled, or still pending with the wish noted.
   */
  'order'?: (_shoal_order_v1_Order | null);
}

/**
 * Output of CancelOrder.
 */
export interface CancelOrderResponse__Output {
  /**
   * The order: cancelled, or still pending with the wish noted.
   */
  'order': (_shoal_order_v1_Order__Output | null);
}
