import type { Category as _shoal_product_v1_Category, Category__Output as _shoal_product_v1_Category__Output } from '../../../shoal/product/v1/Category.ts';

/**
 * Output of ListCategories.
 */
export interface ListCategoriesResponse {
  /**
   * One page, parents before children.
   */
  'categories'?: (_shoal_product_v1_Category)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListCategories.
 */
export interface ListCategoriesResponse__Output {
  /**
   * One page, parents before children.
   */
  'categories': (_shoal_product_v1_Category__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
