import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A saved address of one account.
 */
export interface Address {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Where the parcel goes.
   */
  'postalAddress'?: (_shoal_type_v1_PostalAddress | null);
  /**
   * When the address was saved.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Whether it is the one to offer first; at most one of an account is.
   */
  'isDefault'?: (boolean);
}

/**
 * A saved address of one account.
 */
export interface Address__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Where the parcel goes.
   */
  'postalAddress': (_shoal_type_v1_PostalAddress__Output | null);
  /**
   * When the address was saved.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whether it is the one to offer first; at most one of an account is.
   */
  'isDefault': (boolean);
}
