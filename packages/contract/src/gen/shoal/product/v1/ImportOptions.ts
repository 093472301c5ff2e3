import type { ImportStock as _shoal_product_v1_ImportStock, ImportStock__Output as _shoal_product_v1_ImportStock__Output } from '../../../shoal/product/v1/ImportStock.ts';

/**
 * How an import is done; the first message of the stream.
 */
export interface ImportOptions {
  /**
   * What happens to stock.
   */
  'stock'?: (_shoal_product_v1_ImportStock);
  /**
   * Only says what would happen: nothing is stored but the report.
   */
  'dryRun'?: (boolean);
  /**
   * The caller's id for this import, a uuid that no other import has, so that
   * GetImport can be asked while it runs. Empty lets the shop make one.
   */
  'importId'?: (string);
}

/**
 * How an import is done; the first message of the stream.
 */
export interface ImportOptions__Output {
  /**
   * What happens to stock.
   */
  'stock': (_shoal_product_v1_ImportStock__Output);
  /**
   * Only says what would happen: nothing is stored but the report.
   */
  'dryRun': (boolean);
  /**
   * The caller's id for this import, a uuid that no other import has, so that
   * GetImport can be asked while it runs. Empty lets the shop make one.
   */
  'importId': (string);
}
