import type { VariantInput as _shoal_product_v1_VariantInput, VariantInput__Output as _shoal_product_v1_VariantInput__Output } from '../../../shoal/product/v1/VariantInput.ts';

/**
 * Input of CreateVariant.
 */
export interface CreateVariantRequest {
  /**
   * Which product.
   */
  'productId'?: (string);
  /**
   * The variant.
   */
  'variant'?: (_shoal_product_v1_VariantInput | null);
  /**
   * The caller's key for this creation; empty for none.
   */
  'requestId'?: (string);
}

/**
 * Input of CreateVariant.
 */
export interface CreateVariantRequest__Output {
  /**
   * Which product.
   */
  'productId': (string);
  /**
   * The variant.
   */
  'variant': (_shoal_product_v1_VariantInput__Output | null);
  /**
   * The caller's key for this creation; empty for none.
   */
  'requestId': (string);
}
