import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * Something that happened to an order.
 */
export interface OrderEvent {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * The order.
   */
  'orderId'?: (string);
  /**
   * Counts the order's events from 1.
   */
  'sequence'?: (number);
  /**
   * Stable name, for example "order.confirmed".
   */
  'type'?: (string);
  /**
   * When it happened.
   */
  'occurTime'?: (_google_protobuf_Timestamp | null);
  /**
   * A few words for people, or empty.
   */
  'note'?: (string);
  /**
   * Version of the shape of data_json.
   */
  'dataVersion'?: (number);
  /**
   * More about it as a JSON object; never a token or a secret.
   */
  'dataJson'?: (string);
}

/**
 * Something that happened to an order.
 */
export interface OrderEvent__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * The order.
   */
  'orderId': (string);
  /**
   * Counts the order's events from 1.
   */
  'sequence': (number);
  /**
   * Stable name, for example "order.confirmed".
   */
  'type': (string);
  /**
   * When it happened.
   */
  'occurTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * A few words for people, or empty.
   */
  'note': (string);
  /**
   * Version of the shape of data_json.
   */
  'dataVersion': (number);
  /**
   * More about it as a JSON object; never a token or a secret.
   */
  'dataJson': (string);
}
