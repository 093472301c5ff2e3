import type { ProductStatus as _shoal_product_v1_ProductStatus, ProductStatus__Output as _shoal_product_v1_ProductStatus__Output } from '../../../shoal/product/v1/ProductStatus.ts';
import type { Image as _shoal_product_v1_Image, Image__Output as _shoal_product_v1_Image__Output } from '../../../shoal/product/v1/Image.ts';
import type { ProductOption as _shoal_product_v1_ProductOption, ProductOption__Output as _shoal_product_v1_ProductOption__Output } from '../../../shoal/product/v1/ProductOption.ts';
import type { VariantInput as _shoal_product_v1_VariantInput, VariantInput__Output as _shoal_product_v1_VariantInput__Output } from '../../../shoal/product/v1/VariantInput.ts';

/**
 * Input of CreateProduct.
 */
export interface CreateProductRequest {
  /**
   * Empty makes one from the title.
   */
  'handle'?: (string);
  /**
   * Required.
   */
  'title'?: (string);
  /**
   * Sanitised before it is stored.
   */
  'descriptionHtml'?: (string);
  /**
   * Who makes it.
   */
  'vendor'?: (string);
  /**
   * The category, or empty.
   */
  'categoryId'?: (string);
  /**
   * Free words.
   */
  'tags'?: (string)[];
  /**
   * Whether it is on sale.
   */
  'status'?: (_shoal_product_v1_ProductStatus);
  /**
   * Pictures in order.
   */
  'images'?: (_shoal_product_v1_Image)[];
  /**
   * At most 3.
   */
  'options'?: (_shoal_product_v1_ProductOption)[];
  /**
   * 1 to 100.
   */
  'variants'?: (_shoal_product_v1_VariantInput)[];
  /**
   * The caller's key for this creation: a repeat answers the first product.
   * Empty for none.
   */
  'requestId'?: (string);
}

/**
 * Input of CreateProduct.
 */
export interface CreateProductRequest__Output {
  /**
   * Empty makes one from the title.
   */
  'handle': (string);
  /**
   * Required.
   */
  'title': (string);
  /**
   * Sanitised before it is stored.
   */
  'descriptionHtml': (string);
  /**
   * Who makes it.
   */
  'vendor': (string);
  /**
   * The category, or empty.
   */
  'categoryId': (string);
  /**
   * Free words.
   */
  'tags': (string)[];
  /**
   * Whether it is on sale.
   */
  'status': (_shoal_product_v1_ProductStatus__Output);
  /**
   * Pictures in order.
   */
  'images': (_shoal_product_v1_Image__Output)[];
  /**
   * At most 3.
   */
  'options': (_shoal_product_v1_ProductOption__Output)[];
  /**
   * 1 to 100.
   */
  'variants': (_shoal_product_v1_VariantInput__Output)[];
  /**
   * The caller's key for this creation: a repeat answers the first product.
   * Empty for none.
   */
  'requestId': (string);
}
