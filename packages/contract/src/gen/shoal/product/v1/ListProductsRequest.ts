import type { ProductSort as _shoal_product_v1_ProductSort, ProductSort__Output as _shoal_product_v1_ProductSort__Output } from '../../../shoal/product/v1/ProductSort.ts';
import type { ProductStatus as _shoal_product_v1_ProductStatus, ProductStatus__Output as _shoal_product_v1_ProductStatus__Output } from '../../../shoal/product/v1/ProductStatus.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Input of ListProducts.
 */
export interface ListProductsRequest {
  /**
   * Words to find in title, tags, vendor, description or sku; at most 200
   * characters; empty for all.
   */
  'query'?: (string);
  /**
   * A category's id or handle; its descendants count too. Empty for all.
   */
  'category'?: (string);
  /**
   * Only products with a variant of at least this price, in minor units of
   * the shop's currency.
   */
  'minPriceMinor'?: (number | string | Long);
  /**
   * Only products with a variant of at most this price.
   */
  'maxPriceMinor'?: (number | string | Long);
  /**
   * Only products with a variant that is available.
   */
  'inStock'?: (boolean);
  /**
   * Order of the list.
   */
  'sort'?: (_shoal_product_v1_ProductSort);
  /**
   * Only this status. Staff; everybody else sees active products only.
   */
  'status'?: (_shoal_product_v1_ProductStatus);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken'?: (string);
  '_minPriceMinor'?: "minPriceMinor";
  '_maxPriceMinor'?: "maxPriceMinor";
}

/**
 * Input of ListProducts.
 */
export interface ListProductsRequest__Output {
  /**
   * Words to find in title, tags, vendor, description or sku; at most 200
   * characters; empty for all.
   */
  'query': (string);
  /**
   * A category's id or handle; its descendants count too. Empty for all.
   */
  'category': (string);
  /**
   * Only products with a variant of at least this price, in minor units of
   * the shop's currency.
   */
  'minPriceMinor'?: (string);
  /**
   * Only products with a variant of at most this price.
   */
  'maxPriceMinor'?: (string);
  /**
   * Only products with a variant that is available.
   */
  'inStock': (boolean);
  /**
   * Order of the list.
   */
  'sort': (_shoal_product_v1_ProductSort__Output);
  /**
   * Only this status. Staff; everybody else sees active products only.
   */
  'status': (_shoal_product_v1_ProductStatus__Output);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken': (string);
  '_minPriceMinor'?: "minPriceMinor";
  '_maxPriceMinor'?: "maxPriceMinor";
}
