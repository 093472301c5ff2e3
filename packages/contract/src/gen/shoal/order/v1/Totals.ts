import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';

/**
 * The exact breakdown: total = subtotal - discount + shipping + tax.
 */
export interface Totals {
  /**
   * Sum of the line totals.
   */
  'subtotal'?: (_shoal_type_v1_Money | null);
  /**
   * Taken off, not negative.
   */
  'discount'?: (_shoal_type_v1_Money | null);
  /**
   * Cost of shipping.
   */
  'shipping'?: (_shoal_type_v1_Money | null);
  /**
   * Tax on goods and shipping.
   */
  'tax'?: (_shoal_type_v1_Money | null);
  /**
   * To pay.
   */
  'total'?: (_shoal_type_v1_Money | null);
}

/**
 * The exact breakdown: total = subtotal - discount + shipping + tax.
 */
export interface Totals__Output {
  /**
   * Sum of the line totals.
   */
  'subtotal': (_shoal_type_v1_Money__Output | null);
  /**
   * Taken off, not negative.
   */
  'discount': (_shoal_type_v1_Money__Output | null);
  /**
   * Cost of shipping.
   */
  'shipping': (_shoal_type_v1_Money__Output | null);
  /**
   * Tax on goods and shipping.
   */
  'tax': (_shoal_type_v1_Money__Output | null);
  /**
   * To pay.
   */
  'total': (_shoal_type_v1_Money__Output | null);
}
