import type { Address as _shoal_user_v1_Address, Address__Output as _shoal_user_v1_Address__Output } from '../../../shoal/user/v1/Address.ts';

/**
 * Output of ListAddresses.
 */
export interface ListAddressesResponse {
  /**
   * One page.
   */
  'addresses'?: (_shoal_user_v1_Address)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListAddresses.
 */
export interface ListAddressesResponse__Output {
  /**
   * One page.
   */
  'addresses': (_shoal_user_v1_Address__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
