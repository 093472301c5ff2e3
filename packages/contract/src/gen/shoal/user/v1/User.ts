import type { Role as _shoal_user_v1_Role, Role__Output as _shoal_user_v1_Role__Output } from '../../../shoal/user/v1/Role.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';

/**
 * An account.
 */
export interface User {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Normalised address, unique without regard to case.
   */
  'email'?: (string);
  /**
   * What the person wants to be called.
   */
  'name'?: (string);
  /**
   * What the account may do.
   */
  'role'?: (_shoal_user_v1_Role);
  /**
   * A disabled account cannot sign in or refresh.
   */
  'disabled'?: (boolean);
  /**
   * When the account was made.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When anything above last changed.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When the person proved that the address is theirs; absent until then.
   */
  'emailVerifyTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * An account.
 */
export interface User__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Normalised address, unique without regard to case.
   */
  'email': (string);
  /**
   * What the person wants to be called.
   */
  'name': (string);
  /**
   * What the account may do.
   */
  'role': (_shoal_user_v1_Role__Output);
  /**
   * A disabled account cannot sign in or refresh.
   */
  'disabled': (boolean);
  /**
   * When the account was made.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When anything above last changed.
   */
  'updateTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When the person proved that the address is theirs; absent until then.
   */
  'emailVerifyTime': (_google_protobuf_Timestamp__Output | null);
}
