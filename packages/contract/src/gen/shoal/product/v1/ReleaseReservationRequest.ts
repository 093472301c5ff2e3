/**
 * Input of ReleaseReservation.
 */
export interface ReleaseReservationRequest {
  /**
   * The order.
   */
  'orderId'?: (string);
}

/**
 * Input of ReleaseReservation.
 */
export interface ReleaseReservationRequest__Output {
  /**
   * The order.
   */
  'orderId': (string);
}
