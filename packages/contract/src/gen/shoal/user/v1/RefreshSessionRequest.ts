/**
 * Input of RefreshSession.
 */
export interface RefreshSessionRequest {
  /**
   * The newest refresh token of its family.
   */
  'refreshToken'?: (string);
}

/**
 * Input of RefreshSession.
 */
export interface RefreshSessionRequest__Output {
  /**
   * The newest refresh token of its family.
   */
  'refreshToken': (string);
}
