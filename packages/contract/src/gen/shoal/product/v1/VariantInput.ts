import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A variant to be made.
 */
export interface VariantInput {
  /**
   * Unique over the shop; empty lets the shop make one.
   */
  'sku'?: (string);
  /**
   * One value for each option of the product.
   */
  'optionValues'?: (string)[];
  /**
   * What it costs.
   */
  'price'?: (_shoal_type_v1_Money | null);
  /**
   * What it used to cost; absent for nothing.
   */
  'compareAtPrice'?: (_shoal_type_v1_Money | null);
  /**
   * Weight of one unit.
   */
  'weightGrams'?: (number);
  /**
   * Units in the building at the start.
   */
  'onHand'?: (number | string | Long);
}

/**
 * A variant to be made.
 */
export interface VariantInput__Output {
  /**
   * Unique over the shop; empty lets the shop make one.
   */
  'sku': (string);
  /**
   * One value for each option of the product.
   */
  'optionValues': (string)[];
  /**
   * What it costs.
   */
  'price': (_shoal_type_v1_Money__Output | null);
  /**
   * What it used to cost; absent for nothing.
   */
  'compareAtPrice': (_shoal_type_v1_Money__Output | null);
  /**
   * Weight of one unit.
   */
  'weightGrams': (number);
  /**
   * Units in the building at the start.
   */
  'onHand': (string);
}
