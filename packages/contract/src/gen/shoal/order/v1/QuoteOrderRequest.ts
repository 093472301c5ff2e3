import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';
import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';

/**
 * Input of QuoteOrder.
 */
export interface QuoteOrderRequest {
  /**
   * Whose cart.
   */
  'cartOwner'?: (_shoal_cart_v1_CartOwner | null);
  /**
   * Where it would go; only the country and region matter. May be absent.
   */
  'shippingAddress'?: (_shoal_type_v1_PostalAddress | null);
  /**
   * Empty for "standard".
   */
  'shippingMethod'?: (string);
  /**
   * A coupon, or empty.
   */
  'couponCode'?: (string);
}

/**
 * Input of QuoteOrder.
 */
export interface QuoteOrderRequest__Output {
  /**
   * Whose cart.
   */
  'cartOwner': (_shoal_cart_v1_CartOwner__Output | null);
  /**
   * Where it would go; only the country and region matter. May be absent.
   */
  'shippingAddress': (_shoal_type_v1_PostalAddress__Output | null);
  /**
   * Empty for "standard".
   */
  'shippingMethod': (string);
  /**
   * A coupon, or empty.
   */
  'couponCode': (string);
}
