/**
 * Input of CommitReservation.
 */
export interface CommitReservationRequest {
  /**
   * The order.
   */
  'orderId'?: (string);
}

/**
 * Input of CommitReservation.
 */
export interface CommitReservationRequest__Output {
  /**
   * The order.
   */
  'orderId': (string);
}
