import type { User as _shoal_user_v1_User, User__Output as _shoal_user_v1_User__Output } from '../../../shoal/user/v1/User.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * A signed-in account and the secret that keeps it signed in. The access
 * token is made by the gateway, never here.
 */
export interface Session {
  /**
   * The account.
   */
  'user'?: (_shoal_user_v1_User | null);
  /**
   * Opaque, for one use: each refresh answers a new one.
   */
  'refreshToken'?: (string);
  /**
   * When the refresh token stops working.
   */
  'refreshExpireTime'?: (_google_protobuf_Timestamp | null);
  /**
   * uuid v7, the same through every refresh.
   */
  'id'?: (string);
}

/**
 * A signed-in account and the secret that keeps it signed in. The access
 * token is made by the gateway, never here.
 */
export interface Session__Output {
  /**
   * The account.
   */
  'user': (_shoal_user_v1_User__Output | null);
  /**
   * Opaque, for one use: each refresh answers a new one.
   */
  'refreshToken': (string);
  /**
   * When the refresh token stops working.
   */
  'refreshExpireTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * uuid v7, the same through every refresh.
   */
  'id': (string);
}
