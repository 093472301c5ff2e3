import type { StockLevel as _shoal_product_v1_StockLevel, StockLevel__Output as _shoal_product_v1_StockLevel__Output } from '../../../shoal/product/v1/StockLevel.ts';

/**
 * Output of AdjustStock.
 */
export interface AdjustStockResponse {
  /**
   * Stock after the change.
   */
  'stock'?: (_shoal_product_v1_StockLevel | null);
}

/**
 * Output of AdjustStock.
 */
export interface AdjustStockResponse__Output {
  /**
   * Stock after the change.
   */
  'stock': (_shoal_product_v1_StockLevel__Output | null);
}
