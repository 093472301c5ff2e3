/**
 * Input of ChangePassword.
 */
export interface ChangePasswordRequest {
  /**
   * What it was.
   */
  'currentPassword'?: (string);
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
 * Input of ChangePassword.
 */
export interface ChangePasswordRequest__Output {
  /**
   * What it was.
   */
  'currentPassword': (string);
  /**
   * What it shall be: 8 to 128 characters.
   */
  'newPassword': (string);
  /**
   * Network that the request came from, as far as it is known.
   */
  'network': (string);
}
