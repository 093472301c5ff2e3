/**
 * Output of EraseBuyer.
 */
export interface EraseBuyerResponse {
  /**
   * Orders that still hold something personal, since they are on their way.
   */
  'openCount'?: (number);
}

/**
 * Output of EraseBuyer.
 */
export interface EraseBuyerResponse__Output {
  /**
   * Orders that still hold something personal, since they are on their way.
   */
  'openCount': (number);
}
