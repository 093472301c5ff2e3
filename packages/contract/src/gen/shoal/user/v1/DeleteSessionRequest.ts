/**
 * Input of DeleteSession.
 */
export interface DeleteSessionRequest {
  /**
   * Which session.
   */
  'sessionId'?: (string);
}

/**
 * Input of DeleteSession.
 */
export interface DeleteSessionRequest__Output {
  /**
   * Which session.
   */
  'sessionId': (string);
}
