import type { Category as _shoal_product_v1_Category, Category__Output as _shoal_product_v1_Category__Output } from '../../../shoal/product/v1/Category.ts';

/**
 * Output of CreateCategory.
 */
export interface CreateCategoryResponse {
  /**
   * The new category.
   */
  'category'?: (_shoal_product_v1_Category | null);
}

/**
 * Output of CreateCategory.
 */
export interface CreateCategoryResponse__Output {
  /**
   * The new category.
   */
  'category': (_shoal_product_v1_Category__Output | null);
}
