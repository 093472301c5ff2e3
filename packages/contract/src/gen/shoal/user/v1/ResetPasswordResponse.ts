/**
 * Output of ResetPassword.
 */
export interface ResetPasswordResponse {
  /**
   * Whose password it is.
   */
  'userId'?: (string);
}

/**
 * Output of ResetPassword.
 */
export interface ResetPasswordResponse__Output {
  /**
   * Whose password it is.
   */
  'userId': (string);
}
