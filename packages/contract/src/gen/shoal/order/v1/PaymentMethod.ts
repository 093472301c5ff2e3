/**
 * A way to pay: never a card number.
 */
export interface PaymentMethod {
  /**
   * Name of the provider; must be the shop's.
   */
  'provider'?: (string);
  /**
   * The provider's single-use token. Never stored or logged.
   */
  'token'?: (string);
}

/**
 * A way to pay: never a card number.
 */
export interface PaymentMethod__Output {
  /**
   * Name of the provider; must be the shop's.
   */
  'provider': (string);
  /**
   * The provider's single-use token. Never stored or logged.
   */
  'token': (string);
}
