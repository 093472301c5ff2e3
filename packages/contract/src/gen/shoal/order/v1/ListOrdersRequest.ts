import type { OrderStatus as _shoal_order_v1_OrderStatus, OrderStatus__Output as _shoal_order_v1_OrderStatus__Output } from '../../../shoal/order/v1/OrderStatus.ts';

/**
 * Input of ListOrders.
 */
export interface ListOrdersRequest {
  /**
   * Only this status; UNSPECIFIED for all.
   */
  'status'?: (_shoal_order_v1_OrderStatus);
  /**
   * Staff: an order number or a buyer's address; empty for all.
   */
  'query'?: (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken'?: (string);
  /**
   * Staff: only this account's orders; empty for all.
   */
  'userId'?: (string);
}

/**
 * Input of ListOrders.
 */
export interface ListOrdersRequest__Output {
  /**
   * Only this status; UNSPECIFIED for all.
   */
  'status': (_shoal_order_v1_OrderStatus__Output);
  /**
   * Staff: an order number or a buyer's address; empty for all.
   */
  'query': (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken': (string);
  /**
   * Staff: only this account's orders; empty for all.
   */
  'userId': (string);
}
