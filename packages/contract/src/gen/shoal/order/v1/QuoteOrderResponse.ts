import type { OrderLine as _shoal_order_v1_OrderLine, OrderLine__Output as _shoal_order_v1_OrderLine__Output } from '../../../shoal/order/v1/OrderLine.ts';
import type { Totals as _shoal_order_v1_Totals, Totals__Output as _shoal_order_v1_Totals__Output } from '../../../shoal/order/v1/Totals.ts';

/**
 * Output of QuoteOrder.
 */
export interface QuoteOrderResponse {
  /**
   * What would be bought at today's prices.
   */
  'lines'?: (_shoal_order_v1_OrderLine)[];
  /**
   * What it would cost.
   */
  'totals'?: (_shoal_order_v1_Totals | null);
}

/**
 * Output of QuoteOrder.
 */
export interface QuoteOrderResponse__Output {
  /**
   * What would be bought at today's prices.
   */
  'lines': (_shoal_order_v1_OrderLine__Output)[];
  /**
   * What it would cost.
   */
  'totals': (_shoal_order_v1_Totals__Output | null);
}
