import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';

/**
 * One line of a reservation: the authoritative price snapshot.
 */
export interface ReservedLine {
  /**
   * The variant.
   */
  'variantId'?: (string);
  /**
   * Its product.
   */
  'productId'?: (string);
  /**
   * Its stock keeping unit.
   */
  'sku'?: (string);
  /**
   * Product title, and variant title where there are options.
   */
  'title'?: (string);
  /**
   * Units set aside.
   */
  'quantity'?: (number);
  /**
   * Price of one unit.
   */
  'unitPrice'?: (_shoal_type_v1_Money | null);
  /**
   * Weight of one unit.
   */
  'weightGrams'?: (number);
}

/**
 * One line of a reservation: the authoritative price snapshot.
 */
export interface ReservedLine__Output {
  /**
   * The variant.
   */
  'variantId': (string);
  /**
   * Its product.
   */
  'productId': (string);
  /**
   * Its stock keeping unit.
   */
  'sku': (string);
  /**
   * Product title, and variant title where there are options.
   */
  'title': (string);
  /**
   * Units set aside.
   */
  'quantity': (number);
  /**
   * Price of one unit.
   */
  'unitPrice': (_shoal_type_v1_Money__Output | null);
  /**
   * Weight of one unit.
   */
  'weightGrams': (number);
}
