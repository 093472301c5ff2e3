import type { ReservationState as _shoal_product_v1_ReservationState, ReservationState__Output as _shoal_product_v1_ReservationState__Output } from '../../../shoal/product/v1/ReservationState.ts';

/**
 * Output of CommitReservation.
 */
export interface CommitReservationResponse {
  /**
   * COMMITTED.
   */
  'state'?: (_shoal_product_v1_ReservationState);
}

/**
 * Output of CommitReservation.
 */
export interface CommitReservationResponse__Output {
  /**
   * COMMITTED.
   */
  'state': (_shoal_product_v1_ReservationState__Output);
}
