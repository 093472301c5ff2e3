import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of UpdateProduct.
 */
export interface UpdateProductResponse {
  /**
   * The product after the change.
   */
  'product'?: (_shoal_product_v1_Product | null);
}

/**
 * Output of UpdateProduct.
 */
export interface UpdateProductResponse__Output {
  /**
   * The product after the change.
   */
  'product': (_shoal_product_v1_Product__Output | null);
}
