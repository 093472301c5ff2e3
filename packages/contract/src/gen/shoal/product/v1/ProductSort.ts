/**
 * Order of a product list.
 */
export const ProductSort = {
  /**
   * Relevance with a query, newest without one.
   */
  PRODUCT_SORT_UNSPECIFIED: 'PRODUCT_SORT_UNSPECIFIED',
  /**
   * Best match of the query first.
   */
  PRODUCT_SORT_RELEVANCE: 'PRODUCT_SORT_RELEVANCE',
  /**
   * Lowest price of a variant first.
   */
  PRODUCT_SORT_PRICE_ASC: 'PRODUCT_SORT_PRICE_ASC',
  /**
   * Lowest price of a variant last.
   */
  PRODUCT_SORT_PRICE_DESC: 'PRODUCT_SORT_PRICE_DESC',
  /**
   * Newest first.
   */
  PRODUCT_SORT_NEWEST: 'PRODUCT_SORT_NEWEST',
} as const;

/**
 * Order of a product list.
 */
export type ProductSort =
  /**
   * Relevance with a query, newest without one.
   */
  | 'PRODUCT_SORT_UNSPECIFIED'
  | 0
  /**
   * Best match of the query first.
   */
  | 'PRODUCT_SORT_RELEVANCE'
  | 1
  /**
   * Lowest price of a variant first.
   */
  | 'PRODUCT_SORT_PRICE_ASC'
  | 2
  /**
   * Lowest price of a variant last.
   */
  | 'PRODUCT_SORT_PRICE_DESC'
  | 3
  /**
   * Newest first.
   */
  | 'PRODUCT_SORT_NEWEST'
  | 4

/**
 * Order of a product list.
 */
export type ProductSort__Output = typeof ProductSort[keyof typeof ProductSort]
