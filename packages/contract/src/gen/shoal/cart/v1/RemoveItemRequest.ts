import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';

/**
 * Input of RemoveItem.
 */
export interface RemoveItemRequest {
  /**
   * Whose cart.
   */
  'owner'?: (_shoal_cart_v1_CartOwner | null);
  /**
   * Which variant.
   */
  'variantId'?: (string);
}

/**
 * Input of RemoveItem.
 */
export interface RemoveItemRequest__Output {
  /**
   * Whose cart.
   */
  'owner': (_shoal_cart_v1_CartOwner__Output | null);
  /**
   * Which variant.
   */
  'variantId': (string);
}
