import type { VariantListing as _shoal_product_v1_VariantListing, VariantListing__Output as _shoal_product_v1_VariantListing__Output } from '../../../shoal/product/v1/VariantListing.ts';

/**
 * Output of BatchGetVariants.
 */
export interface BatchGetVariantsResponse {
  /**
   * Those that exist, in the order of the request.
   */
  'variants'?: (_shoal_product_v1_VariantListing)[];
}

/**
 * Output of BatchGetVariants.
 */
export interface BatchGetVariantsResponse__Output {
  /**
   * Those that exist, in the order of the request.
   */
  'variants': (_shoal_product_v1_VariantListing__Output)[];
}
