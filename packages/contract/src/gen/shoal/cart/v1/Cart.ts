import type { CartLine as _shoal_cart_v1_CartLine, CartLine__Output as _shoal_cart_v1_CartLine__Output } from '../../../shoal/cart/v1/CartLine.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A cart.
 */
export interface Cart {
  /**
   * Made anew when a vanished cart is filled again.
   */
  'id'?: (string);
  /**
   * Counts changes since the cart was made; 0 for a cart that does not exist.
   */
  'version'?: (number | string | Long);
  /**
   * In the order in which they were first added.
   */
  'lines'?: (_shoal_cart_v1_CartLine)[];
}

/**
 * A cart.
 */
export interface Cart__Output {
  /**
   * Made anew when a vanished cart is filled again.
   */
  'id': (string);
  /**
   * Counts changes since the cart was made; 0 for a cart that does not exist.
   */
  'version': (string);
  /**
   * In the order in which they were first added.
   */
  'lines': (_shoal_cart_v1_CartLine__Output)[];
}
