/**
 * Input of DeleteOtherSessions.
 */
export interface DeleteOtherSessionsRequest {
  /**
   * The session that stays.
   */
  'sessionId'?: (string);
}

/**
 * Input of DeleteOtherSessions.
 */
export interface DeleteOtherSessionsRequest__Output {
  /**
   * The session that stays.
   */
  'sessionId': (string);
}
