/**
 * Where an order's payment stands.
 */
export const PaymentStatus = {
  /**
   * Nothing was asked of the provider, or its answer is unknown.
   */
  PAYMENT_STATUS_UNSPECIFIED: 'PAYMENT_STATUS_UNSPECIFIED',
  /**
   * The provider promised the money.
   */
  PAYMENT_STATUS_AUTHORISED: 'PAYMENT_STATUS_AUTHORISED',
  /**
   * The money was taken.
   */
  PAYMENT_STATUS_CAPTURED: 'PAYMENT_STATUS_CAPTURED',
  /**
   * Part of it was given back.
   */
  PAYMENT_STATUS_PARTIALLY_REFUNDED: 'PAYMENT_STATUS_PARTIALLY_REFUNDED',
  /**
   * All of it was given back.
   */
  PAYMENT_STATUS_REFUNDED: 'PAYMENT_STATUS_REFUNDED',
  /**
   * The promise was cancelled before money moved.
   */
  PAYMENT_STATUS_VOIDED: 'PAYMENT_STATUS_VOIDED',
  /**
   * The provider refused.
   */
  PAYMENT_STATUS_FAILED: 'PAYMENT_STATUS_FAILED',
} as const;

/**
 * Where an order's payment stands.
 */
export type PaymentStatus =
  /**
   * Nothing was asked of the provider, or its answer is unknown.
   */
  | 'PAYMENT_STATUS_UNSPECIFIED'
  | 0
  /**
   * The provider promised the money.
   */
  | 'PAYMENT_STATUS_AUTHORISED'
  | 1
  /**
   * The money was taken.
   */
  | 'PAYMENT_STATUS_CAPTURED'
  | 2
  /**
   * Part of it was given back.
   */
  | 'PAYMENT_STATUS_PARTIALLY_REFUNDED'
  | 3
  /**
   * All of it was given back.
   */
  | 'PAYMENT_STATUS_REFUNDED'
  | 4
  /**
   * The promise was cancelled before money moved.
   */
  | 'PAYMENT_STATUS_VOIDED'
  | 5
  /**
   * The provider refused.
   */
  | 'PAYMENT_STATUS_FAILED'
  | 6

/**
 * Where an order's payment stands.
 */
export type PaymentStatus__Output = typeof PaymentStatus[keyof typeof PaymentStatus]
