import type { CartOwner as _shoal_cart_v1_CartOwner, CartOwner__Output as _shoal_cart_v1_CartOwner__Output } from '../../../shoal/cart/v1/CartOwner.ts';
import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';
import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';
import type { PaymentMethod as _shoal_order_v1_PaymentMethod, PaymentMethod__Output as _shoal_order_v1_PaymentMethod__Output } from '../../../shoal/order/v1/PaymentMethod.ts';

/**
 * Input of PlaceOrder.
 */
export interface PlaceOrderRequest {
  /**
   * The Idempotency-Key: 1 to 255 characters. Required.
   */
  'requestId'?: (string);
  /**
   * Whose cart.
   */
  'cartOwner'?: (_shoal_cart_v1_CartOwner | null);
  /**
   * Where news of the order goes. Required.
   */
  'email'?: (string);
  /**
   * Where the parcel goes. Required.
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
  /**
   * What the buyer was shown; a different total refuses the order with
   * PRICE_CHANGED. It never sets a price.
   */
  'expectedTotal'?: (_shoal_type_v1_Money | null);
  /**
   * How to pay.
   */
  'payment'?: (_shoal_order_v1_PaymentMethod | null);
}

/**
 * Input of PlaceOrder.
 */
export interface PlaceOrderRequest__Output {
  /**
   * The Idempotency-Key: 1 to 255 characters. Required.
   */
  'requestId': (string);
  /**
   * Whose cart.
   */
  'cartOwner': (_shoal_cart_v1_CartOwner__Output | null);
  /**
   * Where news of the order goes. Required.
   */
  'email': (string);
  /**
   * Where the parcel goes. Required.
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
  /**
   * What the buyer was shown; a different total refuses the order with
   * PRICE_CHANGED. It never sets a price.
   */
  'expectedTotal': (_shoal_type_v1_Money__Output | null);
  /**
   * How to pay.
   */
  'payment': (_shoal_order_v1_PaymentMethod__Output | null);
}
