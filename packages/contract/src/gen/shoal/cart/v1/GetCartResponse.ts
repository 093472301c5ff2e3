import type { Cart as _shoal_cart_v1_Cart, Cart__Output as _shoal_cart_v1_Cart__Output } from '../../../shoal/cart/v1/Cart.ts';

/**
 * Output of GetCart.
 */
export interface GetCartResponse {
  /**
   * The cart.
   */
  'cart'?: (_shoal_cart_v1_Cart | null);
}

/**
 * Output of GetCart.
 */
export interface GetCartResponse__Output {
  /**
   * The cart.
   */
  'cart': (_shoal_cart_v1_Cart__Output | null);
}
