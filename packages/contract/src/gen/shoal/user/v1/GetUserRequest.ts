/**
 * Input of GetUser.
 */
export interface GetUserRequest {
  /**
   * Which account.
   */
  'userId'?: (string);
}

/**
 * Input of GetUser.
 */
export interface GetUserRequest__Output {
  /**
   * Which account.
   */
  'userId': (string);
}
