/**
 * Input of ClaimErasures.
 */
export interface ClaimErasuresRequest {
  /**
   * One account alone, whether or not it is due; empty for those that are.
   */
  'userId'?: (string);
}

/**
 * Input of ClaimErasures.
 */
export interface ClaimErasuresRequest__Output {
  /**
   * One account alone, whether or not it is due; empty for those that are.
   */
  'userId': (string);
}
