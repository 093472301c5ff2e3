import type { Session as _shoal_user_v1_Session, Session__Output as _shoal_user_v1_Session__Output } from '../../../shoal/user/v1/Session.ts';

/**
 * Output of RefreshSession.
 */
export interface RefreshSessionResponse {
  /**
   * The account with its next refresh token.
   */
  'session'?: (_shoal_user_v1_Session | null);
}

/**
 * Output of RefreshSession.
 */
export interface RefreshSessionResponse__Output {
  /**
   * The account with its next refresh token.
   */
  'session': (_shoal_user_v1_Session__Output | null);
}
