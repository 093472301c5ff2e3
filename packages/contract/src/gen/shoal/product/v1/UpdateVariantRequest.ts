import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../../google/protobuf/FieldMask.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Input of UpdateVariant.
 */
export interface UpdateVariantRequest {
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
  /**
   * New stock keeping unit.
   */
  'sku'?: (string);
  /**
   * New option values.
   */
  'optionValues'?: (string)[];
  /**
   * New price.
   */
  'price'?: (_shoal_type_v1_Money | null);
  /**
   * New earlier price; absent for none.
   */
  'compareAtPrice'?: (_shoal_type_v1_Money | null);
  /**
   * New weight of one unit.
   */
  'weightGrams'?: (number);
  /**
   * Any of sku, option_values, price, compare_at_price, weight_grams.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null);
}

/**
 * Input of UpdateVariant.
 */
export interface UpdateVariantRequest__Output {
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
  /**
   * New stock keeping unit.
   */
  'sku': (string);
  /**
   * New option values.
   */
  'optionValues': (string)[];
  /**
   * New price.
   */
  'price': (_shoal_type_v1_Money__Output | null);
  /**
   * New earlier price; absent for none.
   */
  'compareAtPrice': (_shoal_type_v1_Money__Output | null);
  /**
   * New weight of one unit.
   */
  'weightGrams': (number);
  /**
   * Any of sku, option_values, price, compare_at_price, weight_grams.
   */
  'updateMask': (_google_protobuf_FieldMask__Output | null);
}
