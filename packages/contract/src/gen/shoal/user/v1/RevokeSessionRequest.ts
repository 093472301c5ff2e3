/**
 * Input of RevokeSession.
 */
export interface RevokeSessionRequest {
  /**
   * Any refresh token of the family.
   */
  'refreshToken'?: (string);
}

/**
 * Input of RevokeSession.
 */
export interface RevokeSessionRequest__Output {
  /**
   * Any refresh token of the family.
   */
  'refreshToken': (string);
}
