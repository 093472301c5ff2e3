import type { StockListing as _shoal_product_v1_StockListing, StockListing__Output as _shoal_product_v1_StockListing__Output } from '../../../shoal/product/v1/StockListing.ts';

/**
 * Output of ListLowStock.
 */
export interface ListLowStockResponse {
  /**
   * One page.
   */
  'listings'?: (_shoal_product_v1_StockListing)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListLowStock.
 */
export interface ListLowStockResponse__Output {
  /**
   * One page.
   */
  'listings': (_shoal_product_v1_StockListing__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
