import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of GetProduct.
 */
export interface GetProductResponse {
  /**
   * The product.
   */
  'product'?: (_shoal_product_v1_Product | null);
}

/**
 * Output of GetProduct.
 */
export interface GetProductResponse__Output {
  /**
   * The product.
   */
  'product': (_shoal_product_v1_Product__Output | null);
}
