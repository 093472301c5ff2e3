import type { ImportStock as _shoal_product_v1_ImportStock, ImportStock__Output as _shoal_product_v1_ImportStock__Output } from '../../../shoal/product/v1/ImportStock.ts';

/**
 * How an import is done; the first message of the stream.
 */
export interface ImportOptions {
  /**
   * What happens to stock.
   */
  'stock'?: (_shoal_product_v1_ImportStock);
}

/**
 * How an import is done; the first message of the stream.
 */
export interface ImportOptions__Output {
  /**
   * What happens to stock.
   */
  'stock': (_shoal_product_v1_ImportStock__Output);
}
