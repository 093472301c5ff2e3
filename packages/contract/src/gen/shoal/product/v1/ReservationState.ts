/**
 * Where a reservation stands.
 */
export const ReservationState = {
  /**
   * Not a state.
   */
  RESERVATION_STATE_UNSPECIFIED: 'RESERVATION_STATE_UNSPECIFIED',
  /**
   * Units are set aside until the expiry.
   */
  RESERVATION_STATE_HELD: 'RESERVATION_STATE_HELD',
  /**
   * Units are sold.
   */
  RESERVATION_STATE_COMMITTED: 'RESERVATION_STATE_COMMITTED',
  /**
   * Units were given back on request; terminal for the order.
   */
  RESERVATION_STATE_RELEASED: 'RESERVATION_STATE_RELEASED',
  /**
   * Units were given back because time ran out.
   */
  RESERVATION_STATE_EXPIRED: 'RESERVATION_STATE_EXPIRED',
} as const;

/**
 * Where a reservation stands.
 */
export type ReservationState =
  /**
   * Not a state.
   */
  | 'RESERVATION_STATE_UNSPECIFIED'
  | 0
  /**
   * Units are set aside until the expiry.
   */
  | 'RESERVATION_STATE_HELD'
  | 1
  /**
   * Units are sold.
   */
  | 'RESERVATION_STATE_COMMITTED'
  | 2
  /**
   * Units were given back on request; terminal for the order.
   */
  | 'RESERVATION_STATE_RELEASED'
  | 3
  /**
   * Units were given back because time ran out.
   */
  | 'RESERVATION_STATE_EXPIRED'
  | 4

/**
 * Where a reservation stands.
 */
export type ReservationState__Output = typeof ReservationState[keyof typeof ReservationState]
