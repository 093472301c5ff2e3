import type { Long } from '@grpc/proto-loader';

/**
 * Stock of one variant.
 */
export interface StockLevel {
  /**
   * The variant.
   */
  'variantId'?: (string);
  /**
   * Units in the building.
   */
  'onHand'?: (number | string | Long);
  /**
   * Units of those that belong to orders in progress.
   */
  'reserved'?: (number | string | Long);
  /**
   * on_hand less reserved.
   */
  'available'?: (number | string | Long);
}

/**
 * Stock of one variant.
 */
export interface StockLevel__Output {
  /**
   * The variant.
   */
  'variantId': (string);
  /**
   * Units in the building.
   */
  'onHand': (string);
  /**
   * Units of those that belong to orders in progress.
   */
  'reserved': (string);
  /**
   * on_hand less reserved.
   */
  'available': (string);
}
