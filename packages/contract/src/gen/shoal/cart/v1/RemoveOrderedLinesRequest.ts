import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';
import type { CartLine as _shoal_cart_v1_CartLine, CartLine__Output as _shoal_cart_v1_CartLine__Output } from '../../../shoal/cart/v1/CartLine.ts';

/**
 * Input of RemoveOrderedLines.
 */
export interface RemoveOrderedLinesRequest {
  /**
   * Whose cart.
   */
  'owner'?: (_shoal_cart_v1_CartOwner | null);
  /**
   * The cart that was ordered.
   */
  'cartId'?: (string);
  /**
   * The order; each counts once.
   */
  'orderId'?: (string);
  /**
   * What was ordered.
   */
  'lines'?: (_shoal_cart_v1_CartLine)[];
}

/**
 * Input of RemoveOrderedLines.
 */
export interface RemoveOrderedLinesRequest__Output {
  /**
   * Whose cart.
   */
  'owner': (_shoal_cart_v1_CartOwner__Output | null);
  /**
   * The cart that was ordered.
   */
  'cartId': (string);
  /**
   * The order; each counts once.
   */
  'orderId': (string);
  /**
   * What was ordered.
   */
  'lines': (_shoal_cart_v1_CartLine__Output)[];
}
