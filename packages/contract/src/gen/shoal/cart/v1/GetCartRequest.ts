import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';

/**
 * Input of GetCart.
 */
export interface GetCartRequest {
  /**
   * Whose cart.
   */
  'owner'?: (_shoal_cart_v1_CartOwner | null);
}

/**
 * Input of GetCart.
 */
export interface GetCartRequest__Output {
  /**
   * Whose cart.
   */
  'owner': (_shoal_cart_v1_CartOwner__Output | null);
}
