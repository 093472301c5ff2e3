import type { Reservation as _shoal_product_v1_Reservation, Reservation__Output as _shoal_product_v1_Reservation__Output } from '../../../shoal/product/v1/Reservation.ts';

/**
 * Output of ReserveStock.
 */
export interface ReserveStockResponse {
  /**
   * What is set aside, with prices.
   */
  'reservation'?: (_shoal_product_v1_Reservation | null);
}

/**
 * Output of ReserveStock.
 */
export interface ReserveStockResponse__Output {
  /**
   * What is set aside, with prices.
   */
  'reservation': (_shoal_product_v1_Reservation__Output | null);
}
