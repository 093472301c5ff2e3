import type { Long } from '@grpc/proto-loader';

/**
 * A node of the category tree.
 */
export interface Category {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Unique name for addresses.
   */
  'handle'?: (string);
  /**
   * What customers read.
   */
  'name'?: (string);
  /**
   * The node above, or empty at the top.
   */
  'parentId'?: (string);
  /**
   * Grows by one at each change.
   */
  'version'?: (number | string | Long);
}

/**
 * A node of the category tree.
 */
export interface Category__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Unique name for addresses.
   */
  'handle': (string);
  /**
   * What customers read.
   */
  'name': (string);
  /**
   * The node above, or empty at the top.
   */
  'parentId': (string);
  /**
   * Grows by one at each change.
   */
  'version': (string);
}
