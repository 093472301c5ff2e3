import type { User as _shoal_user_v1_User, User__Output as _shoal_user_v1_User__Output } from '../../../shoal/user/v1/User.ts';

/**
 * Output of GetUser.
 */
export interface GetUserResponse {
  /**
   * The account.
   */
  'user'?: (_shoal_user_v1_User | null);
}

/**
 * Output of GetUser.
 */
export interface GetUserResponse__Output {
  /**
   * The account.
   */
  'user': (_shoal_user_v1_User__Output | null);
}
