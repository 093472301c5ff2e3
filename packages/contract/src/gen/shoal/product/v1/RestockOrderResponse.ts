import type { StockLine as _shoal_product_v1_StockLine, StockLine__Output as _shoal_product_v1_StockLine__Output } from '../../../shoal/product/v1/StockLine.ts';

/**
 * Output of RestockOrder.
 */
export interface RestockOrderResponse {
  /**
   * What came back by this request_id.
   */
  'lines'?: (_shoal_product_v1_StockLine)[];
}

/**
 * Output of RestockOrder.
 */
export interface RestockOrderResponse__Output {
  /**
   * What came back by this request_id.
   */
  'lines': (_shoal_product_v1_StockLine__Output)[];
}
