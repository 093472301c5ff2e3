/**
 * Where an order stands for the customer.
 */
export const OrderStatus = {
  /**
   * Not a status.
   */
  ORDER_STATUS_UNSPECIFIED: 'ORDER_STATUS_UNSPECIFIED',
  /**
   * Being placed; the payment's outcome may be unknown.
   */
  ORDER_STATUS_PENDING: 'ORDER_STATUS_PENDING',
  /**
   * Stock is sold and payment authorised.
   */
  ORDER_STATUS_CONFIRMED: 'ORDER_STATUS_CONFIRMED',
  /**
   * On its way.
   */
  ORDER_STATUS_SHIPPED: 'ORDER_STATUS_SHIPPED',
  /**
   * Arrived.
   */
  ORDER_STATUS_DELIVERED: 'ORDER_STATUS_DELIVERED',
  /**
   * Undone.
   */
  ORDER_STATUS_CANCELLED: 'ORDER_STATUS_CANCELLED',
} as const;

/**
 * Where an order stands for the customer.
 */
export type OrderStatus =
  /**
   * Not a status.
   */
  | 'ORDER_STATUS_UNSPECIFIED'
  | 0
  /**
   * Being placed; the payment's outcome may be unknown.
   */
  | 'ORDER_STATUS_PENDING'
  | 1
  /**
   * Stock is sold and payment authorised.
   */
  | 'ORDER_STATUS_CONFIRMED'
  | 2
  /**
   * On its way.
   */
  | 'ORDER_STATUS_SHIPPED'
  | 3
  /**
   * Arrived.
   */
  | 'ORDER_STATUS_DELIVERED'
  | 4
  /**
   * Undone.
   */
  | 'ORDER_STATUS_CANCELLED'
  | 5

/**
 * Where an order stands for the customer.
 */
export type OrderStatus__Output = typeof OrderStatus[keyof typeof OrderStatus]
