import type { Cart as _shoal_cart_v1_Cart, Cart__Output as _shoal_cart_v1_Cart__Output } from '../../../shoal/cart/v1/Cart.ts';

/**
 * Output of SetItem.
 */
export interface SetItemResponse {
  /**
   * The cart after the change.
   */
  'cart'?: (_shoal_cart_v1_Cart | null);
}

/**
 * Output of SetItem.
 */
export interface SetItemResponse__Output {
  /**
   * The cart after the change.
   */
  'cart': (_shoal_cart_v1_Cart__Output | null);
}
