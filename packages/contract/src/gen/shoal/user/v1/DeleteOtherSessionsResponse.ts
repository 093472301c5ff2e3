/**
 * Output of DeleteOtherSessions.
 */
export interface DeleteOtherSessionsResponse {
  /**
   * The sessions that ended.
   */
  'sessionIds'?: (string)[];
}

/**
 * Output of DeleteOtherSessions.
 */
export interface DeleteOtherSessionsResponse__Output {
  /**
   * The sessions that ended.
   */
  'sessionIds': (string)[];
}
