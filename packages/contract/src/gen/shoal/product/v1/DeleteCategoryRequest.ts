/**
 * Input of DeleteCategory.
 */
export interface DeleteCategoryRequest {
  /**
   * Which category.
   */
  'categoryId'?: (string);
}

/**
 * Input of DeleteCategory.
 */
export interface DeleteCategoryRequest__Output {
  /**
   * Which category.
   */
  'categoryId': (string);
}
