import type { SessionSummary as _shoal_user_v1_SessionSummary, SessionSummary__Output as _shoal_user_v1_SessionSummary__Output } from '../../../shoal/user/v1/SessionSummary.ts';

/**
 * Output of ListSessions.
 */
export interface ListSessionsResponse {
  /**
   * Those that can still be refreshed.
   */
  'sessions'?: (_shoal_user_v1_SessionSummary)[];
}

/**
 * Output of ListSessions.
 */
export interface ListSessionsResponse__Output {
  /**
   * Those that can still be refreshed.
   */
  'sessions': (_shoal_user_v1_SessionSummary__Output)[];
}
