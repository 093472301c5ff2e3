/**
 * Input of ConfirmRegistration.
 */
export interface ConfirmRegistrationRequest {
  /**
   * The token that was mailed.
   */
  'token'?: (string);
  /**
   * The account's password: 8 to 128 characters of any kind.
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
 * Input of ConfirmRegistration.
 */
export interface ConfirmRegistrationRequest__Output {
  /**
   * The token that was mailed.
   */
  'token': (string);
  /**
   * The account's password: 8 to 128 characters of any kind.
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
