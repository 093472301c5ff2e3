/**
 * Input of ListAddresses.
 */
export interface ListAddressesRequest {
  /**
   * 1 to 50; 0 means 50.
   */
  'pageSize'?: (number);
  /**
   * From the page before; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListAddresses.
 */
export interface ListAddressesRequest__Output {
  /**
   * 1 to 50; 0 means 50.
   */
  'pageSize': (number);
  /**
   * From the page before; empty for the first page.
   */
  'pageToken': (string);
}
