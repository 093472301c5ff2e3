/**
 * Input of DeleteAddress.
 */
export interface DeleteAddressRequest {
  /**
   * Which address.
   */
  'addressId'?: (string);
}

/**
 * Input of DeleteAddress.
 */
export interface DeleteAddressRequest__Output {
  /**
   * Which address.
   */
  'addressId': (string);
}
