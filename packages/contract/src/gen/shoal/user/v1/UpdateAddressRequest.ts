import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../../google/protobuf/FieldMask.ts';

/**
 * Input of UpdateAddress.
 */
export interface UpdateAddressRequest {
  /**
   * Which address.
   */
  'addressId'?: (string);
  /**
   * Carries the new values of the fields in the mask.
   */
  'postalAddress'?: (_shoal_type_v1_PostalAddress | null);
  /**
   * Names of postal_address fields, for example "city", and "is_default";
   * empty means all of postal_address.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null);
  /**
   * Whether it becomes the one to offer first, when the mask says so.
   */
  'isDefault'?: (boolean);
}

/**
 * Input of UpdateAddress.
 */
export interface UpdateAddressRequest__Output {
  /**
   * Which address.
   */
  'addressId': (string);
  /**
   * Carries the new values of the fields in the mask.
   */
  'postalAddress': (_shoal_type_v1_PostalAddress__Output | null);
  /**
   * Names of postal_address fields, for example "city", and "is_default";
   * empty means all of postal_address.
   */
  'updateMask': (_google_protobuf_FieldMask__Output | null);
  /**
   * Whether it becomes the one to offer first, when the mask says so.
   */
  'isDefault': (boolean);
}
