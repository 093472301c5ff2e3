import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';

/**
 * Input of AddItem.
 */
export interface AddItemRequest {
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
  /**
   * The caller's key: a repeat within a day adds nothing. Empty for none.
   */
  'requestId'?: (string);
}

/**
 * Input of AddItem.
 */
export interface AddItemRequest__Output {
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
  /**
   * The caller's key: a repeat within a day adds nothing. Empty for none.
   */
  'requestId': (string);
}
