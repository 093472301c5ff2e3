import type { User as _shoal_user_v1_User, User__Output as _shoal_user_v1_User__Output } from '../../../shoal/user/v1/User.ts';

/**
 * Output of ListUsers.
 */
export interface ListUsersResponse {
  /**
   * One page.
   */
  'users'?: (_shoal_user_v1_User)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListUsers.
 */
export interface ListUsersResponse__Output {
  /**
   * One page.
   */
  'users': (_shoal_user_v1_User__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
