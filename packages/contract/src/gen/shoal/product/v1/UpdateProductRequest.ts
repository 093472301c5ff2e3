import type { ProductStatus as _shoal_product_v1_ProductStatus, ProductStatus__Output as _shoal_product_v1_ProductStatus__Output } from '../../../shoal/product/v1/ProductStatus.ts';
import type { Image as _shoal_product_v1_Image, Image__Output as _shoal_product_v1_Image__Output } from '../../../shoal/product/v1/Image.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../../google/protobuf/FieldMask.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Input of UpdateProduct.
 */
export interface UpdateProductRequest {
  /**
   * Which product.
   */
  'productId'?: (string);
  /**
   * The version that the caller saw.
   */
  'version'?: (number | string | Long);
  /**
   * New handle.
   */
  'handle'?: (string);
  /**
   * New title.
   */
  'title'?: (string);
  /**
   * New description; sanitised before it is stored.
   */
  'descriptionHtml'?: (string);
  /**
   * New vendor.
   */
  'vendor'?: (string);
  /**
   * New category, or empty for none.
   */
  'categoryId'?: (string);
  /**
   * New tags.
   */
  'tags'?: (string)[];
  /**
   * New status.
   */
  'status'?: (_shoal_product_v1_ProductStatus);
  /**
   * New pictures.
   */
  'images'?: (_shoal_product_v1_Image)[];
  /**
   * Any of handle, title, description_html, vendor, category_id, tags,
   * status, images; at least one.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null);
}

/**
 * Input of UpdateProduct.
 */
export interface UpdateProductRequest__Output {
  /**
   * Which product.
   */
  'productId': (string);
  /**
   * The version that the caller saw.
   */
  'version': (string);
  /**
   * New handle.
   */
  'handle': (string);
  /**
   * New title.
   */
  'title': (string);
  /**
   * New description; sanitised before it is stored.
   */
  'descriptionHtml': (string);
  /**
   * New vendor.
   */
  'vendor': (string);
  /**
   * New category, or empty for none.
   */
  'categoryId': (string);
  /**
   * New tags.
   */
  'tags': (string)[];
  /**
   * New status.
   */
  'status': (_shoal_product_v1_ProductStatus__Output);
  /**
   * New pictures.
   */
  'images': (_shoal_product_v1_Image__Output)[];
  /**
   * Any of handle, title, description_html, vendor, category_id, tags,
   * status, images; at least one.
   */
  'updateMask': (_google_protobuf_FieldMask__Output | null);
}
