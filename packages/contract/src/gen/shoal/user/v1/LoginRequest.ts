/**
 * Input of Login.
 */
export interface LoginRequest {
  /**
   * The account's address.
   */
  'email'?: (string);
  /**
   * The account's password.
   */
  'password'?: (string);
  /**
   * Network that the request came from; attempts are counted for it and the
   * address. RESOURCE_EXHAUSTED LOGIN_THROTTLED after too many.
   */
  'network'?: (string);
}

/**
 * Input of Login.
 */
export interface LoginRequest__Output {
  /**
   * The account's address.
   */
  'email': (string);
  /**
   * The account's password.
   */
  'password': (string);
  /**
   * Network that the request came from; attempts are counted for it and the
   * address. RESOURCE_EXHAUSTED LOGIN_THROTTLED after too many.
   */
  'network': (string);
}
