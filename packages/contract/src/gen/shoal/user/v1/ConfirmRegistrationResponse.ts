import type { Session as _shoal_user_v1_Session, Session__Output as _shoal_user_v1_Session__Output } from '../../../shoal/user/v1/Session.ts';

/**
 * Output of ConfirmRegistration.
 */
export interface ConfirmRegistrationResponse {
  /**
   * The new account, signed in.
   */
  'session'?: (_shoal_user_v1_Session | null);
}

/**
 * Output of ConfirmRegistration.
 */
export interface ConfirmRegistrationResponse__Output {
  /**
   * The new account, signed in.
   */
  'session': (_shoal_user_v1_Session__Output | null);
}
