/**
 * Whether a product is on sale.
 */
export const ProductStatus = {
  /**
   * Not a status; refused on input.
   */
  PRODUCT_STATUS_UNSPECIFIED: 'PRODUCT_STATUS_UNSPECIFIED',
  /**
   * Seen by staff only.
   */
  PRODUCT_STATUS_DRAFT: 'PRODUCT_STATUS_DRAFT',
  /**
   * On sale.
   */
  PRODUCT_STATUS_ACTIVE: 'PRODUCT_STATUS_ACTIVE',
  /**
   * No longer on sale; kept for history.
   */
  PRODUCT_STATUS_ARCHIVED: 'PRODUCT_STATUS_ARCHIVED',
} as const;

/**
 * Whether a product is on sale.
 */
export type ProductStatus =
  /**
   * Not a status; refused on input.
   */
  | 'PRODUCT_STATUS_UNSPECIFIED'
  | 0
  /**
   * Seen by staff only.
   */
  | 'PRODUCT_STATUS_DRAFT'
  | 1
  /**
   * On sale.
   */
  | 'PRODUCT_STATUS_ACTIVE'
  | 2
  /**
   * No longer on sale; kept for history.
   */
  | 'PRODUCT_STATUS_ARCHIVED'
  | 3

/**
 * Whether a product is on sale.
 */
export type ProductStatus__Output = typeof ProductStatus[keyof typeof ProductStatus]
