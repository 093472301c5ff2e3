import type { OrderStatus as _shoal_order_v1_OrderStatus, OrderStatus__Output as _shoal_order_v1_OrderStatus__Output } from '../../../shoal/order/v1/OrderStatus.ts';
import type { OrderLine as _shoal_order_v1_OrderLine, OrderLine__Output as _shoal_order_v1_OrderLine__Output } from '../../../shoal/order/v1/OrderLine.ts';
import type { Totals as _shoal_order_v1_Totals, Totals__Output as _shoal_order_v1_Totals__Output } from '../../../shoal/order/v1/Totals.ts';
import type { Payment as _shoal_order_v1_Payment, Payment__Output as _shoal_order_v1_Payment__Output } from '../../../shoal/order/v1/Payment.ts';
import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';
import type { Buyer as _shoal_order_v1_Buyer, Buyer__Output as _shoal_order_v1_Buyer__Output } from '../../../shoal/order/v1/Buyer.ts';
import type { OrderEvent as _shoal_order_v1_OrderEvent, OrderEvent__Output as _shoal_order_v1_OrderEvent__Output } from '../../../shoal/order/v1/OrderEvent.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * An order: an immutable snapshot of what was bought, and its state.
 */
export interface Order {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Random code that people read and type.
   */
  'number'?: (string);
  /**
   * Where it stands.
   */
  'status'?: (_shoal_order_v1_OrderStatus);
  /**
   * What was bought; empty until stock was reserved.
   */
  'lines'?: (_shoal_order_v1_OrderLine)[];
  /**
   * What it costs; absent until stock was reserved.
   */
  'totals'?: (_shoal_order_v1_Totals | null);
  /**
   * How it is paid.
   */
  'payment'?: (_shoal_order_v1_Payment | null);
  /**
   * Where it goes.
   */
  'shippingAddress'?: (_shoal_type_v1_PostalAddress | null);
  /**
   * How it goes, for example "standard".
   */
  'shippingMethod'?: (string);
  /**
   * Who bought it.
   */
  'buyer'?: (_shoal_order_v1_Buyer | null);
  /**
   * Everything that happened, oldest first.
   */
  'timeline'?: (_shoal_order_v1_OrderEvent)[];
  /**
   * Why it was cancelled: a stable name, or empty.
   */
  'cancelReason'?: (string);
  /**
   * Grows by one at each change.
   */
  'version'?: (number | string | Long);
  /**
   * When it was placed.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * An order: an immutable snapshot of what was bought, and its state.
 */
export interface Order__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Random code that people read and type.
   */
  'number': (string);
  /**
   * Where it stands.
   */
  'status': (_shoal_order_v1_OrderStatus__Output);
  /**
   * What was bought; empty until stock was reserved.
   */
  'lines': (_shoal_order_v1_OrderLine__Output)[];
  /**
   * What it costs; absent until stock was reserved.
   */
  'totals': (_shoal_order_v1_Totals__Output | null);
  /**
   * How it is paid.
   */
  'payment': (_shoal_order_v1_Payment__Output | null);
  /**
   * Where it goes.
   */
  'shippingAddress': (_shoal_type_v1_PostalAddress__Output | null);
  /**
   * How it goes, for example "standard".
   */
  'shippingMethod': (string);
  /**
   * Who bought it.
   */
  'buyer': (_shoal_order_v1_Buyer__Output | null);
  /**
   * Everything that happened, oldest first.
   */
  'timeline': (_shoal_order_v1_OrderEvent__Output)[];
  /**
   * Why it was cancelled: a stable name, or empty.
   */
  'cancelReason': (string);
  /**
   * Grows by one at each change.
   */
  'version': (string);
  /**
   * When it was placed.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
}
