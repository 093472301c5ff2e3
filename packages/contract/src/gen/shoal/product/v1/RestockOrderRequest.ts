import type { StockLine as _shoal_product_v1_StockLine, StockLine__Output as _shoal_product_v1_StockLine__Output } from '../../../shoal/product/v1/StockLine.ts';

/**
 * Input of RestockOrder.
 */
export interface RestockOrderRequest {
  /**
   * The order whose units come back.
   */
  'orderId'?: (string);
  /**
   * Names this return; a repeat changes nothing.
   */
  'requestId'?: (string);
  /**
   * Which units; empty for all that were sold and did not come back yet.
   */
  'lines'?: (_shoal_product_v1_StockLine)[];
}

/**
 * Input of RestockOrder.
 */
export interface RestockOrderRequest__Output {
  /**
   * The order whose units come back.
   */
  'orderId': (string);
  /**
   * Names this return; a repeat changes nothing.
   */
  'requestId': (string);
  /**
   * Which units; empty for all that were sold and did not come back yet.
   */
  'lines': (_shoal_product_v1_StockLine__Output)[];
}
