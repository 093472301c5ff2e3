/**
 * Input of VerifyEmail.
 */
export interface VerifyEmailRequest {
  /**
   * From the mail.
   */
  'token'?: (string);
}

/**
 * Input of VerifyEmail.
 */
export interface VerifyEmailRequest__Output {
  /**
   * From the mail.
   */
  'token': (string);
}
