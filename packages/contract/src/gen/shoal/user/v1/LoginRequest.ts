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
}
