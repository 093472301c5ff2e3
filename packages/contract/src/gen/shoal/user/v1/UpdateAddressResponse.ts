import type { Address as _shoal_user_v1_Address, Address__Output as _shoal_user_v1_Address__Output } from '../../../shoal/user/v1/Address.ts';

/**
 * Output of UpdateAddress.
 */
export interface UpdateAddressResponse {
  /**
   * The address after the change.
   */
  'address'?: (_shoal_user_v1_Address | null);
}

/**
 * Output of UpdateAddress.
 */
export interface UpdateAddressResponse__Output {
  /**
   * The address after the change.
   */
  'address': (_shoal_user_v1_Address__Output | null);
}
