import type { Address as _shoal_user_v1_Address, Address__Output as _shoal_user_v1_Address__Output } from '../../../shoal/user/v1/Address.ts';

/**
 * Output of GetAddress.
 */
export interface GetAddressResponse {
  /**
   * The address.
   */
  'address'?: (_shoal_user_v1_Address | null);
}

/**
 * Output of GetAddress.
 */
export interface GetAddressResponse__Output {
  /**
   * The address.
   */
  'address': (_shoal_user_v1_Address__Output | null);
}
