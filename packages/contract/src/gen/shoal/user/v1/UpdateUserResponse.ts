import type { User as _shoal_user_v1_User, User__Output as _shoal_user_v1_User__Output } from '../../../shoal/user/v1/User.ts';

/**
 * Output of UpdateUser.
 */
export interface UpdateUserResponse {
  /**
   * The account after the change.
   */
  'user'?: (_shoal_user_v1_User | null);
}

/**
 * Output of UpdateUser.
 */
export interface UpdateUserResponse__Output {
  /**
   * The account after the change.
   */
  'user': (_shoal_user_v1_User__Output | null);
}
