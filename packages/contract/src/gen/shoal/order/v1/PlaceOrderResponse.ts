import type { Order as _shoal_order_v1_Order, Order__Output as _shoal_order_v1_Order__Output } from '../../../shoal/order/v1/Order.ts';

/**
 * Output of PlaceOrder.
 */
export interface PlaceOrderResponse {
  /**
   * The order, with its timeline.
   */
  'order'?: (_shoal_order_v1_Order | null);
  /**
   * For a guest: the capability to see and cancel this order.
   */
  'orderToken'?: (string);
}

/**
 * Output of PlaceOrder.
 */
export interface PlaceOrderResponse__Output {
  /**
   * The order, with its timeline.
   */
  'order': (_shoal_order_v1_Order__Output | null);
  /**
   * For a guest: the capability to see and cancel this order.
   */
  'orderToken': (string);
}
