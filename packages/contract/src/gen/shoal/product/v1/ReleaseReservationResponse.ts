import type { ReservationState as _shoal_product_v1_ReservationState, ReservationState__Output as _shoal_product_v1_ReservationState__Output } from '../../../shoal/product/v1/ReservationState.ts';

/**
 * Output of ReleaseReservation.
 */
export interface ReleaseReservationResponse {
  /**
   * RELEASED, or COMMITTED when the units were sold before.
   */
  'state'?: (_shoal_product_v1_ReservationState);
}

/**
 * Output of ReleaseReservation.
 */
export interface ReleaseReservationResponse__Output {
  /**
   * RELEASED, or COMMITTED when the units were sold before.
   */
  'state': (_shoal_product_v1_ReservationState__Output);
}
