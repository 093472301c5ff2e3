/**
 * Input of DeleteUser.
 */
export interface DeleteUserRequest {
  /**
   * Which account; not the caller's own.
   */
  'userId'?: (string);
}

/**
 * Input of DeleteUser.
 */
export interface DeleteUserRequest__Output {
  /**
   * Which account; not the caller's own.
   */
  'userId': (string);
}
