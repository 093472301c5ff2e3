/**
 * Input of RequestPasswordReset.
 */
export interface RequestPasswordResetRequest {
  /**
   * The account's address.
   */
  'email'?: (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network'?: (string);
}

/**
 * Input of RequestPasswordReset.
 */
export interface RequestPasswordResetRequest__Output {
  /**
   * The account's address.
   */
  'email': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
