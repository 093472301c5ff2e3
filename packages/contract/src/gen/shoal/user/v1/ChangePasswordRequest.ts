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
}
