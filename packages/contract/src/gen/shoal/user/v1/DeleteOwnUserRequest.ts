/**
 * Input of DeleteOwnUser.
 */
export interface DeleteOwnUserRequest {
  /**
   * The account's password.
   */
  'password'?: (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network'?: (string);
}

/**
 * Input of DeleteOwnUser.
 */
export interface DeleteOwnUserRequest__Output {
  /**
   * The account's password.
   */
  'password': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
