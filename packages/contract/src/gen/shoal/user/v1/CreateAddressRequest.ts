import type { PostalAddress as _shoal_type_v1_PostalAddress, PostalAddress__Output as _shoal_type_v1_PostalAddress__Output } from '../../../shoal/type/v1/PostalAddress.ts';

/**
 * Input of CreateAddress.
 */
export interface CreateAddressRequest {
  /**
   * Where the parcel goes.
   */
  'postalAddress'?: (_shoal_type_v1_PostalAddress | null);
  /**
   * The caller's key for this creation: a repeat answers the first address.
   * Empty for none; at most 255 characters.
   */
  'requestId'?: (string);
  /**
   * Makes it the one to offer first, in place of another.
   */
  'isDefault'?: (boolean);
}

/**
 * Input of CreateAddress.
 */
export interface CreateAddressRequest__Output {
  /**
   * Where the parcel goes.
   */
  'postalAddress': (_shoal_type_v1_PostalAddress__Output | null);
  /**
   * The caller's key for this creation: a repeat answers the first address.
   * Empty for none; at most 255 characters.
   */
  'requestId': (string);
  /**
   * Makes it the one to offer first, in place of another.
   */
  'isDefault': (boolean);
}
