import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of DeleteVariant.
 */
export interface DeleteVariantResponse {
  /**
   * The product after the change.
   */
  'product'?: (_shoal_product_v1_Product | null);
}

/**
 * Output of DeleteVariant.
 */
export interface DeleteVariantResponse__Output {
  /**
   * The product after the change.
   */
  'product': (_shoal_product_v1_Product__Output | null);
}
