import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * One thing that can be bought.
 */
export interface Variant {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Stock keeping unit, unique over the shop.
   */
  'sku'?: (string);
  /**
   * The option values joined, or the product's title when there are none.
   */
  'title'?: (string);
  /**
   * One value for each option of the product, in its order.
   */
  'optionValues'?: (string)[];
  /**
   * What it costs.
   */
  'price'?: (_shoal_type_v1_Money | null);
  /**
   * What it used to cost, if that is shown; more than the price.
   */
  'compareAtPrice'?: (_shoal_type_v1_Money | null);
  /**
   * Weight of one unit.
   */
  'weightGrams'?: (number);
  /**
   * Units that can be sold now: on hand less reserved. May be seconds old;
   * a sale is decided by the reservation alone.
   */
  'available'?: (number | string | Long);
}

/**
 * One thing that can be bought.
 */
export interface Variant__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Stock keeping unit, unique over the shop.
   */
  'sku': (string);
  /**
   * The option values joined, or the product's title when there are none.
   */
  'title': (string);
  /**
   * One value for each option of the product, in its order.
   */
  'optionValues': (string)[];
  /**
   * What it costs.
   */
  'price': (_shoal_type_v1_Money__Output | null);
  /**
   * What it used to cost, if that is shown; more than the price.
   */
  'compareAtPrice': (_shoal_type_v1_Money__Output | null);
  /**
   * Weight of one unit.
   */
  'weightGrams': (number);
  /**
   * Units that can be sold now: on hand less reserved. May be seconds old;
   * a sale is decided by the reservation alone.
   */
  'available': (string);
}
