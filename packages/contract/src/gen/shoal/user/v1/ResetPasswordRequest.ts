/**
 * Input of ResetPassword.
 */
export interface ResetPasswordRequest {
  /**
   * From the mail.
   */
  'token'?: (string);
  /**
   * What it shall be: 8 to 128 characters.
   */
  'newPassword'?: (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network'?: (string);
}

/**
 * Input of ResetPassword.
 */
export interface ResetPasswordRequest__Output {
  /**
   * From the mail.
   */
  'token': (string);
  /**
   * What it shall be: 8 to 128 characters.
   */
  'newPassword': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
