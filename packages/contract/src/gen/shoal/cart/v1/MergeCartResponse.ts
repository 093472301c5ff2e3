import type { Cart as _shoal_cart_v1_Cart, Cart__Output as _shoal_cart_v1_Cart__Output } from '../../../shoal/cart/v1/Cart.ts';

/**
 * Output of MergeCart.
 */
export interface MergeCartResponse {
  /**
   * The customer's cart after the merge.
   */
  'cart'?: (_shoal_cart_v1_Cart | null);
}

/**
 * Output of MergeCart.
 */
export interface MergeCartResponse__Output {
  /**
   * The customer's cart after the merge.
   */
  'cart': (_shoal_cart_v1_Cart__Output | null);
}
