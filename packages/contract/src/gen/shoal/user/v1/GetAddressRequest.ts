/**
 * Input of GetAddress.
 */
export interface GetAddressRequest {
  /**
   * Which address.
   */
  'addressId'?: (string);
}

/**
 * Input of GetAddress.
 */
export interface GetAddressRequest__Output {
  /**
   * Which address.
   */
  'addressId': (string);
}
