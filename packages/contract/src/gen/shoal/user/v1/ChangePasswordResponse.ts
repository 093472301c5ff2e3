import type { Session as _shoal_user_v1_Session, Session__Output as _shoal_user_v1_Session__Output } from '../../../shoal/user/v1/Session.ts';

/**
 * Output of ChangePassword.
 */
export interface ChangePasswordResponse {
  /**
   * A fresh session; every earlier one is revoked.
   */
  'session'?: (_shoal_user_v1_Session | null);
}

/**
 * Output of ChangePassword.
 */
export interface ChangePasswordResponse__Output {
  /**
   * A fresh session; every earlier one is revoked.
   */
  'session': (_shoal_user_v1_Session__Output | null);
}
