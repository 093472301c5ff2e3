import type { ImportOptions as _shoal_product_v1_ImportOptions, ImportOptions__Output as _shoal_product_v1_ImportOptions__Output } from '../../../shoal/product/v1/ImportOptions.ts';

/**
 * Input of ImportProducts.
 */
export interface ImportProductsRequest {
  /**
   * How the import is done.
   */
  'options'?: (_shoal_product_v1_ImportOptions | null);
  /**
   * The next bytes of the file, at most 1 MiB.
   */
  'chunk'?: (Buffer | Uint8Array | string);
  /**
   * Options first, then the file.
   */
  'part'?: "options"|"chunk";
}

/**
 * Input of ImportProducts.
 */
export interface ImportProductsRequest__Output {
  /**
   * How the import is done.
   */
  'options'?: (_shoal_product_v1_ImportOptions__Output | null);
  /**
   * The next bytes of the file, at most 1 MiB.
   */
  'chunk'?: (Buffer);
  /**
   * Options first, then the file.
   */
  'part'?: "options"|"chunk";
}
