import type { Role as _shoal_user_v1_Role, Role__Output as _shoal_user_v1_Role__Output } from '../../../shoal/user/v1/Role.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../../google/protobuf/FieldMask.ts';

/**
 * Input of UpdateUser.
 */
export interface UpdateUserRequest {
  /**
   * Carries the new values of the fields in the mask.
   */
  'userId'?: (string);
  /**
   * New name.
   */
  'name'?: (string);
  /**
   * New role. Admin only; an admin cannot change their own.
   */
  'role'?: (_shoal_user_v1_Role);
  /**
   * New flag. Admin only; an admin cannot disable themselves.
   */
  'disabled'?: (boolean);
  /**
   * Any of name, role, disabled; at least one.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null);
}

/**
 * Input of UpdateUser.
 */
export interface UpdateUserRequest__Output {
  /**
   * Carries the new values of the fields in the mask.
   */
  'userId': (string);
  /**
   * New name.
   */
  'name': (string);
  /**
   * New role. Admin only; an admin cannot change their own.
   */
  'role': (_shoal_user_v1_Role__Output);
  /**
   * New flag. Admin only; an admin cannot disable themselves.
   */
  'disabled': (boolean);
  /**
   * Any of name, role, disabled; at least one.
   */
  'updateMask': (_google_protobuf_FieldMask__Output | null);
}
