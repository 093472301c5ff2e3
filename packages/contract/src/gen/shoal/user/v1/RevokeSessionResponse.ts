/**
 * Output of RevokeSession.
 */
export interface RevokeSessionResponse {
  /**
   * The session that ended; empty when the token was none.
   */
  'sessionId'?: (string);
}

/**
 * Output of RevokeSession.
 */
export interface RevokeSessionResponse__Output {
  /**
   * The session that ended; empty when the token was none.
   */
  'sessionId': (string);
}
