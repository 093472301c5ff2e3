import type { ImportError as _shoal_product_v1_ImportError, ImportError__Output as _shoal_product_v1_ImportError__Output } from '../../../shoal/product/v1/ImportError.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Output of ImportProducts.
 */
export interface ImportProductsResponse {
  /**
   * Products that did not exist.
   */
  'productsCreated'?: (number | string | Long);
  /**
   * Products that differed.
   */
  'productsUpdated'?: (number | string | Long);
  /**
   * Products that were as the file says.
   */
  'productsUnchanged'?: (number | string | Long);
  /**
   * Variants that did not exist.
   */
  'variantsCreated'?: (number | string | Long);
  /**
   * Variants that differed.
   */
  'variantsUpdated'?: (number | string | Long);
  /**
   * Variants that were as the file says.
   */
  'variantsUnchanged'?: (number | string | Long);
  /**
   * Rows read, without the header.
   */
  'rows'?: (number | string | Long);
  /**
   * What was refused: the first 1,000.
   */
  'errors'?: (_shoal_product_v1_ImportError)[];
  /**
   * How many there were in all.
   */
  'errorCount'?: (number | string | Long);
  /**
   * Runs of rows with one handle that were refused, each for at least one of
   * the errors.
   */
  'productsRefused'?: (number | string | Long);
  /**
   * What the bytes were read as: "utf-8" or "windows-1252".
   */
  'encoding'?: (string);
  /**
   * Nothing was stored: this is what would have happened.
   */
  'dryRun'?: (boolean);
  /**
   * Names this import.
   */
  'importId'?: (string);
}

/**
 * Output of ImportProducts.
 */
export interface ImportProductsResponse__Output {
  /**
   * Products that did not exist.
   */
  'productsCreated': (string);
  /**
   * Products that differed.
   */
  'productsUpdated': (string);
  /**
   * Products that were as the file says.
   */
  'productsUnchanged': (string);
  /**
   * Variants that did not exist.
   */
  'variantsCreated': (string);
  /**
   * Variants that differed.
   */
  'variantsUpdated': (string);
  /**
   * Variants that were as the file says.
   */
  'variantsUnchanged': (string);
  /**
   * Rows read, without the header.
   */
  'rows': (string);
  /**
   * What was refused: the first 1,000.
   */
  'errors': (_shoal_product_v1_ImportError__Output)[];
  /**
   * How many there were in all.
   */
  'errorCount': (string);
  /**
   * Runs of rows with one handle that were refused, each for at least one of
   * the errors.
   */
  'productsRefused': (string);
  /**
   * What the bytes were read as: "utf-8" or "windows-1252".
   */
  'encoding': (string);
  /**
   * Nothing was stored: this is what would have happened.
   */
  'dryRun': (boolean);
  /**
   * Names this import.
   */
  'importId': (string);
}
