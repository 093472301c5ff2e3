import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../../google/protobuf/FieldMask.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Input of UpdateCategory.
 */
export interface UpdateCategoryRequest {
  /**
   * Which category.
   */
  'categoryId'?: (string);
  /**
   * The version that the caller saw.
   */
  'version'?: (number | string | Long);
  /**
   * New handle.
   */
  'handle'?: (string);
  /**
   * New name.
   */
  'name'?: (string);
  /**
   * New node above; a node cannot come under itself.
   */
  'parentId'?: (string);
  /**
   * Any of handle, name, parent_id.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null);
}

/**
 * Input of UpdateCategory.
 */
export interface UpdateCategoryRequest__Output {
  /**
   * Which category.
   */
  'categoryId': (string);
  /**
   * The version that the caller saw.
   */
  'version': (string);
  /**
   * New handle.
   */
  'handle': (string);
  /**
   * New name.
   */
  'name': (string);
  /**
   * New node above; a node cannot come under itself.
   */
  'parentId': (string);
  /**
   * Any of handle, name, parent_id.
   */
  'updateMask': (_google_protobuf_FieldMask__Output | null);
}
