import type { Long } from '@grpc/proto-loader';

/**
 * Input of DeleteVariant.
 */
export interface DeleteVariantRequest {
  /**
   * Which product.
   */
  'productId'?: (string);
  /**
   * Which of its variants.
   */
  'variantId'?: (string);
  /**
   * The product's version that the caller saw.
   */
  'version'?: (number | string | Long);
}

/**
 * Input of DeleteVariant.
 */
export interface DeleteVariantRequest__Output {
  /**
   * Which product.
   */
  'productId': (string);
  /**
   * Which of its variants.
   */
  'variantId': (string);
  /**
   * The product's version that the caller saw.
   */
  'version': (string);
}
