import type { StockLevel as _shoal_product_v1_StockLevel, StockLevel__Output as _shoal_product_v1_StockLevel__Output } from '../../../shoal/product/v1/StockLevel.ts';

/**
 * Stock of one variant, with what it is.
 */
export interface StockListing {
  /**
   * The level.
   */
  'stock'?: (_shoal_product_v1_StockLevel | null);
  /**
   * Its product.
   */
  'productId'?: (string);
  /**
   * Its product's title.
   */
  'productTitle'?: (string);
  /**
   * Its stock keeping unit.
   */
  'sku'?: (string);
  /**
   * Its option values joined, or the product's title.
   */
  'variantTitle'?: (string);
}

/**
 * Stock of one variant, with what it is.
 */
export interface StockListing__Output {
  /**
   * The level.
   */
  'stock': (_shoal_product_v1_StockLevel__Output | null);
  /**
   * Its product.
   */
  'productId': (string);
  /**
   * Its product's title.
   */
  'productTitle': (string);
  /**
   * Its stock keeping unit.
   */
  'sku': (string);
  /**
   * Its option values joined, or the product's title.
   */
  'variantTitle': (string);
}
