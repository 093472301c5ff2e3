import type { Long } from '@grpc/proto-loader';

/**
 * Input of DeleteProduct.
 */
export interface DeleteProductRequest {
  /**
   * Which product.
   */
  'productId'?: (string);
  /**
   * The version that the caller saw; absent archives whatever is there.
   */
  'version'?: (number | string | Long);
  '_version'?: "version";
}

/**
 * Input of DeleteProduct.
 */
export interface DeleteProductRequest__Output {
  /**
   * Which product.
   */
  'productId': (string);
  /**
   * The version that the caller saw; absent archives whatever is there.
   */
  'version'?: (string);
  '_version'?: "version";
}
