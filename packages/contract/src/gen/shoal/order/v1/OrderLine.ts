import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';

/**
 * One line of an order, as it was when it was bought.
 */
export interface OrderLine {
  /**
   * Which variant.
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
   * What the customer read.
   */
  'title'?: (string);
  /**
   * Units.
   */
  'quantity'?: (number);
  /**
   * Price of one unit.
   */
  'unitPrice'?: (_shoal_type_v1_Money | null);
  /**
   * unit_price times quantity.
   */
  'lineTotal'?: (_shoal_type_v1_Money | null);
  /**
   * Units given back by refunds.
   */
  'refundedQuantity'?: (number);
}

/**
 * One line of an order, as it was when it was bought.
 */
export interface OrderLine__Output {
  /**
   * Which variant.
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
   * What the customer read.
   */
  'title': (string);
  /**
   * Units.
   */
  'quantity': (number);
  /**
   * Price of one unit.
   */
  'unitPrice': (_shoal_type_v1_Money__Output | null);
  /**
   * unit_price times quantity.
   */
  'lineTotal': (_shoal_type_v1_Money__Output | null);
  /**
   * Units given back by refunds.
   */
  'refundedQuantity': (number);
}
