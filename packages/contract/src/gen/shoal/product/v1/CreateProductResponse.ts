import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of CreateProduct.
 */
export interface CreateProductResponse {
  /**
   * The new product.
   */
  'product'?: (_shoal_product_v1_Product | null);
}

/**
 * Output of CreateProduct.
 */
export interface CreateProductResponse__Output {
  /**
   * The new product.
   */
  'product': (_shoal_product_v1_Product__Output | null);
}
