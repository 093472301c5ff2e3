/**
 * Input of EraseBuyer.
 */
export interface EraseBuyerRequest {
  /**
   * The deleted account.
   */
  'userId'?: (string);
}

/**
 * Input of EraseBuyer.
 */
export interface EraseBuyerRequest__Output {
  /**
   * The deleted account.
   */
  'userId': (string);
}
