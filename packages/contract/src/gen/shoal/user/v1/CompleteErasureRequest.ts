/**
 * Input of CompleteErasure.
 */
export interface CompleteErasureRequest {
  /**
   * The deleted account.
   */
  'userId'?: (string);
}

/**
 * Input of CompleteErasure.
 */
export interface CompleteErasureRequest__Output {
  /**
   * The deleted account.
   */
  'userId': (string);
}
