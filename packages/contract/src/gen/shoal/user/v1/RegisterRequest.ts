/**
 * Input of Register.
 */
export interface RegisterRequest {
  /**
   * At most 254 characters.
   */
  'email'?: (string);
  /**
   * 8 to 128 characters of any kind. Where registration is confirmed it may
   * be empty, and is forgotten: who registers may not be who has the address.
   */
  'password'?: (string);
  /**
   * At most 200 characters; forgotten like the password.
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
   * 8 to 128 characters of any kind. Where registration is confirmed it may
   * be empty, and is forgotten: who registers may not be who has the address.
   */
  'password': (string);
  /**
   * At most 200 characters; forgotten like the password.
   */
  'name': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
