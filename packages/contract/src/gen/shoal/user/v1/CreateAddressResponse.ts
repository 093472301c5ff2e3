import type { Address as _shoal_user_v1_Address, Address__Output as _shoal_user_v1_Address__Output } from '../../../shoal/user/v1/Address.ts';

/**
 * Output of CreateAddress.
 */
export interface CreateAddressResponse {
  /**
   * The saved address.
   */
  'address'?: (_shoal_user_v1_Address | null);
}

/**
 * Output of CreateAddress.
 */
export interface CreateAddressResponse__Output {
  /**
   * The saved address.
   */
  'address': (_shoal_user_v1_Address__Output | null);
}
