/**
 * Input of ListCategories.
 */
export interface ListCategoriesRequest {
  /**
   * 1 to 1000; 0 means 1000.
   */
  'pageSize'?: (number);
  /**
   * From the page before; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListCategories.
 */
export interface ListCategoriesRequest__Output {
  /**
   * 1 to 1000; 0 means 1000.
   */
  'pageSize': (number);
  /**
   * From the page before; empty for the first page.
   */
  'pageToken': (string);
}
