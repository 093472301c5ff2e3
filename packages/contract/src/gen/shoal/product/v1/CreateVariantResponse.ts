import type { Product as _shoal_product_v1_Product, Product__Output as _shoal_product_v1_Product__Output } from '../../../shoal/product/v1/Product.ts';

/**
 * Output of CreateVariant.
 */
export interface CreateVariantResponse {
  /**
   * The product with the new variant.
   */
  'product'?: (_shoal_product_v1_Product | null);
}

/**
 * Output of CreateVariant.
 */
export interface CreateVariantResponse__Output {
  /**
   * The product with the new variant.
   */
  'product': (_shoal_product_v1_Product__Output | null);
}
