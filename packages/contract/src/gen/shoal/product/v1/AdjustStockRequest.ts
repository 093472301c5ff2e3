import type { Long } from '@grpc/proto-loader';

/**
 * Input of AdjustStock.
 */
export interface AdjustStockRequest {
  /**
   * Which variant.
   */
  'variantId'?: (string);
  /**
   * Units to add, or to take away when negative; not 0; |delta| <= 1,000,000.
   */
  'delta'?: (number | string | Long);
  /**
   * Why, in a few words, for the ledger; 1 to 200 characters.
   */
  'reason'?: (string);
  /**
   * The caller's key: a repeat changes nothing and answers the same. Empty
   * for none.
   */
  'requestId'?: (string);
  /**
   * The product that the variant must belong to; empty for any.
   */
  'productId'?: (string);
}

/**
 * Input of AdjustStock.
 */
export interface AdjustStockRequest__Output {
  /**
   * Which variant.
   */
  'variantId': (string);
  /**
   * Units to add, or to take away when negative; not 0; |delta| <= 1,000,000.
   */
  'delta': (string);
  /**
   * Why, in a few words, for the ledger; 1 to 200 characters.
   */
  'reason': (string);
  /**
   * The caller's key: a repeat changes nothing and answers the same. Empty
   * for none.
   */
  'requestId': (string);
  /**
   * The product that the variant must belong to; empty for any.
   */
  'productId': (string);
}
