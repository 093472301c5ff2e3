/**
 * Input of CreateCategory.
 */
export interface CreateCategoryRequest {
  /**
   * Empty makes one from the name.
   */
  'handle'?: (string);
  /**
   * Required.
   */
  'name'?: (string);
  /**
   * The node above, or empty.
   */
  'parentId'?: (string);
  /**
   * The caller's key for this creation; empty for none.
   */
  'requestId'?: (string);
}

/**
 * Input of CreateCategory.
 */
export interface CreateCategoryRequest__Output {
  /**
   * Empty makes one from the name.
   */
  'handle': (string);
  /**
   * Required.
   */
  'name': (string);
  /**
   * The node above, or empty.
   */
  'parentId': (string);
  /**
   * The caller's key for this creation; empty for none.
   */
  'requestId': (string);
}
