import type { Order as _shoal_order_v1_Order, Order__Output as _shoal_order_v1_Order__Output } from '../../../shoal/order/v1/Order.ts';

/**
 * Output of ShipOrder.
 */
export interface ShipOrderResponse {
  /**
   * The order after the change.
   */
  'order'?: (_shoal_order_v1_Order | null);
}

/**
 * Output of ShipOrder.
 */
export interface ShipOrderResponse__Output {
  /**
   * The order after the change.
   */
  'order': (_shoal_order_v1_Order__Output | null);
}
