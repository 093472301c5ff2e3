/**
 * What an import does with stock of variants that exist.
 */
export const ImportStock = {
  /**
   * Same as KEEP.
   */
  IMPORT_STOCK_UNSPECIFIED: 'IMPORT_STOCK_UNSPECIFIED',
  /**
   * Stock is set when a variant is made and left alone later, so that
   * importing again after a sale does not refill the shelf.
   */
  IMPORT_STOCK_KEEP: 'IMPORT_STOCK_KEEP',
  /**
   * Units on hand become what the file says.
   */
  IMPORT_STOCK_SET: 'IMPORT_STOCK_SET',
} as const;

/**
 * What an import does with stock of variants that exist.
 */
export type ImportStock =
  /**
   * Same as KEEP.
   */
  | 'IMPORT_STOCK_UNSPECIFIED'
  | 0
  /**
   * Stock is set when a variant is made and left alone later, so that
   * importing again after a sale does not refill the shelf.
   */
  | 'IMPORT_STOCK_KEEP'
  | 1
  /**
   * Units on hand become what the file says.
   */
  | 'IMPORT_STOCK_SET'
  | 2

/**
 * What an import does with stock of variants that exist.
 */
export type ImportStock__Output = typeof ImportStock[keyof typeof ImportStock]
