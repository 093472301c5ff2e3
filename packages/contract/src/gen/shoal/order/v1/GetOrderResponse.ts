import type { Order as _shoal_order_v1_Order, Order__Output as _shoal_order_v1_Order__Output } from '../../../shoal/order/v1/Order.ts';

/**
 * Output of GetOrder.
 */
export interface GetOrderResponse {
  /**
   * The order, with its timeline.
   */
  'order'?: (_shoal_order_v1_Order | null);
}

/**
 * Output of GetOrder.
 */
export interface GetOrderResponse__Output {
  /**
   * The order, with its timeline.
   */
  'order': (_shoal_order_v1_Order__Output | null);
}
