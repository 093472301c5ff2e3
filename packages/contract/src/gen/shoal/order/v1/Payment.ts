import type { PaymentStatus as _shoal_order_v1_PaymentStatus, PaymentStatus__Output as _shoal_order_v1_PaymentStatus__Output } from '../../../shoal/order/v1/PaymentStatus.ts';
import type { Money as _shoal_type_v1_Money, Money__Output as _shoal_type_v1_Money__Output } from '../../../shoal/type/v1/Money.ts';

/**
 * How an order is paid.
 */
export interface Payment {
  /**
   * Where it stands.
   */
  'status'?: (_shoal_order_v1_PaymentStatus);
  /**
   * Name of the provider.
   */
  'provider'?: (string);
  /**
   * What the buyer must do next at the provider, or empty.
   */
  'nextAction'?: (string);
  /**
   * Money taken so far.
   */
  'captured'?: (_shoal_type_v1_Money | null);
  /**
   * Money given back so far.
   */
  'refunded'?: (_shoal_type_v1_Money | null);
}

/**
 * How an order is paid.
 */
export interface Payment__Output {
  /**
   * Where it stands.
   */
  'status': (_shoal_order_v1_PaymentStatus__Output);
  /**
   * Name of the provider.
   */
  'provider': (string);
  /**
   * What the buyer must do next at the provider, or empty.
   */
  'nextAction': (string);
  /**
   * Money taken so far.
   */
  'captured': (_shoal_type_v1_Money__Output | null);
  /**
   * Money given back so far.
   */
  'refunded': (_shoal_type_v1_Money__Output | null);
}
