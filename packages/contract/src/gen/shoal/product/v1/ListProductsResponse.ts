import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of ListProducts.
 */
export interface ListProductsResponse {
  /**
   * One page.
   */
  'products'?: (_shoal_product_v1_Product)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListProducts.
 */
export interface ListProductsResponse__Output {
  /**
   * One page.
   */
  'products': (_shoal_product_v1_Product__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
