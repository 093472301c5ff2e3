import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';

/**
 * Input of SetItem.
 */
export interface SetItemRequest {
  /**
   * Whose cart.
   */
  'owner'?: (_shoal_cart_v1_CartOwner | null);
  /**
   * Which variant.
   */
  'variantId'?: (string);
  /**
   * 1 to 999.
   */
  'quantity'?: (number);
}

/**
 * Input of SetItem.
 */
export interface SetItemRequest__Output {
  /**
   * Whose cart.
   */
  'owner': (_shoal_cart_v1_CartOwner__Output | null);
  /**
   * Which variant.
   */
  'variantId': (string);
  /**
   * 1 to 999.
   */
  'quantity': (number);
}
