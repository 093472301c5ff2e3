import type { Order as _shoal_order_v1_Order, Order__Output as _shoal_order_v1_Order__Output } from '../../../shoal/order/v1/Order.ts';

/**
 * Output of ListOrders.
 */
export interface ListOrdersResponse {
  /**
   * One page.
   */
  'orders'?: (_shoal_order_v1_Order)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListOrders.
 */
export interface ListOrdersResponse__Output {
  /**
   * One page.
   */
  'orders': (_shoal_order_v1_Order__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
