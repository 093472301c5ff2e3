/**
 * Input of Register.
 */
export interface RegisterRequest {
  /**
   * At most 254 characters.
   */
  'email'?: (string);
  /**
   * 8 to 128 characters of any kind.
   */
  'password'?: (string);
  /**
   * At most 200 characters.
   */
  'name'?: (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network'?: (string);
}

/**
 * Input of Register.
 */
export interface RegisterRequest__Output {
  /**
   * At most 254 characters.
   */
  'email': (string);
  /**
   * 8 to 128 characters of any kind.
   */
  'password': (string);
  /**
   * At most 200 characters.
   */
  'name': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
