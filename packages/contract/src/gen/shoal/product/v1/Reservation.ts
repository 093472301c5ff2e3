import type { ReservationState as _shoal_product_v1_ReservationState, ReservationState__Output as _shoal_product_v1_ReservationState__Output } from '../../../shoal/product/v1/ReservationState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { ReservedLine as _shoal_product_v1_ReservedLine, ReservedLine__Output as _shoal_product_v1_ReservedLine__Output } from '../../../shoal/product/v1/ReservedLine.ts';

/**
 * Units set aside for one order.
 */
export interface Reservation {
  /**
   * The order that they are for.
   */
  'orderId'?: (string);
  /**
   * Where it stands.
   */
  'state'?: (_shoal_product_v1_ReservationState);
  /**
   * When the units go back if nothing happens.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null);
  /**
   * What is set aside, at the price of the moment of reservation.
   */
  'lines'?: (_shoal_product_v1_ReservedLine)[];
}

/**
 * Units set aside for one order.
 */
export interface Reservation__Output {
  /**
   * The order that they are for.
   */
  'orderId': (string);
  /**
   * Where it stands.
   */
  'state': (_shoal_product_v1_ReservationState__Output);
  /**
   * When the units go back if nothing happens.
   */
  'expireTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * What is set aside, at the price of the moment of reservation.
   */
  'lines': (_shoal_product_v1_ReservedLine__Output)[];
}
