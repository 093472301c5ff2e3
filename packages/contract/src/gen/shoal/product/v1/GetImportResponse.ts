import type { Import as _shoal_product_v1_Import, Import__Output as _shoal_product_v1_Import__Output } from '../../../shoal/product/v1/Import.ts';

/**
 * Output of GetImport.
 */
export interface GetImportResponse {
  /**
   * The import. Not "import", which is a word of many languages.
   */
  'progress'?: (_shoal_product_v1_Import | null);
}

/**
 * Output of GetImport.
 */
export interface GetImportResponse__Output {
  /**
   * The import. Not "import", which is a word of many languages.
   */
  'progress': (_shoal_product_v1_Import__Output | null);
}
