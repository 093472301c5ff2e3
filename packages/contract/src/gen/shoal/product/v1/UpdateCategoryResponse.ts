import type { Category as _shoal_product_v1_Category, Category__Output as _shoal_product_v1_Category__Output } from '../../../shoal/product/v1/Category.ts';

/**
 * Output of UpdateCategory.
 */
export interface UpdateCategoryResponse {
  /**
   * The category after the change.
   */
  'category'?: (_shoal_product_v1_Category | null);
}

/**
 * Output of UpdateCategory.
 */
export interface UpdateCategoryResponse__Output {
  /**
   * The category after the change.
   */
  'category': (_shoal_product_v1_Category__Output | null);
}
