import type { Cart as _shoal_cart_v1_Cart, Cart__Output as _shoal_cart_v1_Cart__Output } from '../../../shoal/cart/v1/Cart.ts';

/**
 * Output of RemoveOrderedLines.
 */
export interface RemoveOrderedLinesResponse {
  /**
   * The cart after the change.
   */
  'cart'?: (_shoal_cart_v1_Cart | null);
}

/**
 * Output of RemoveOrderedLines.
 */
export interface RemoveOrderedLinesResponse__Output {
  /**
   * The cart after the change.
   */
  'cart': (_shoal_cart_v1_Cart__Output | null);
}
