import type { Session as _shoal_user_v1_Session, Session__Output as _shoal_user_v1_Session__Output } from '../../../shoal/user/v1/Session.ts';

/**
 * Output of Register.
 */
export interface RegisterResponse {
  /**
   * The new account, signed in; absent where registration is confirmed.
   */
  'session'?: (_shoal_user_v1_Session | null);
}

/**
 * Output of Register.
 */
export interface RegisterResponse__Output {
  /**
   * The new account, signed in; absent where registration is confirmed.
   */
  'session': (_shoal_user_v1_Session__Output | null);
}
