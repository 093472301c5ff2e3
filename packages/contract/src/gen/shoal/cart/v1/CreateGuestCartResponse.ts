import type { Cart as _shoal_cart_v1_Cart, Cart__Output as _shoal_cart_v1_Cart__Output } from '../../../shoal/cart/v1/Cart.ts';

/**
 * Output of CreateGuestCart.
 */
export interface CreateGuestCartResponse {
  /**
   * The new, empty cart.
   */
  'cart'?: (_shoal_cart_v1_Cart | null);
}

/**
 * Output of CreateGuestCart.
 */
export interface CreateGuestCartResponse__Output {
  /**
   * The new, empty cart.
   */
  'cart': (_shoal_cart_v1_Cart__Output | null);
}
