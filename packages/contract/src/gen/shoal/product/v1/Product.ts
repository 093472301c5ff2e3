import type { ProductStatus as _shoal_product_v1_ProductStatus, ProductStatus__Output as _shoal_product_v1_ProductStatus__Output } from '../../../shoal/product/v1/ProductStatus.ts';
import type { Image as _shoal_product_v1_Image, Image__Output as _shoal_product_v1_Image__Output } from '../../../shoal/product/v1/Image.ts';
import type { ProductOption as _shoal_product_v1_ProductOption, ProductOption__Output as _shoal_product_v1_ProductOption__Output } from '../../../shoal/product/v1/ProductOption.ts';
import type { Variant as _shoal_product_v1_Variant, Variant__Output as _shoal_product_v1_Variant__Output } from '../../../shoal/product/v1/Variant.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../../google/protobuf/Timestamp.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A thing that the shop sells in one or more variants.
 */
export interface Product {
  /**
   * uuid v7.
   */
  'id'?: (string);
  /**
   * Unique name for addresses: lower-case letters, digits and hyphens.
   */
  'handle'?: (string);
  /**
   * What customers read.
   */
  'title'?: (string);
  /**
   * Sanitised when written; safe to show.
   */
  'descriptionHtml'?: (string);
  /**
   * Who makes it. May be empty.
   */
  'vendor'?: (string);
  /**
   * The category, or empty.
   */
  'categoryId'?: (string);
  /**
   * Free words for search, each at most 100 characters.
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
   * At most 3, in order; empty when there is one default variant.
   */
  'options'?: (_shoal_product_v1_ProductOption)[];
  /**
   * At least one, in order.
   */
  'variants'?: (_shoal_product_v1_Variant)[];
  /**
   * Grows by one at each change of product or variants; for If-Match.
   */
  'version'?: (number | string | Long);
  /**
   * When it was made.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it last changed.
   */
  'updateTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * A thing that the shop sells in one or more variants.
 */
export interface Product__Output {
  /**
   * uuid v7.
   */
  'id': (string);
  /**
   * Unique name for addresses: lower-case letters, digits and hyphens.
   */
  'handle': (string);
  /**
   * What customers read.
   */
  'title': (string);
  /**
   * Sanitised when written; safe to show.
   */
  'descriptionHtml': (string);
  /**
   * Who makes it. May be empty.
   */
  'vendor': (string);
  /**
   * The category, or empty.
   */
  'categoryId': (string);
  /**
   * Free words for search, each at most 100 characters.
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
   * At most 3, in order; empty when there is one default variant.
   */
  'options': (_shoal_product_v1_ProductOption__Output)[];
  /**
   * At least one, in order.
   */
  'variants': (_shoal_product_v1_Variant__Output)[];
  /**
   * Grows by one at each change of product or variants; for If-Match.
   */
  'version': (string);
  /**
   * When it was made.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it last changed.
   */
  'updateTime': (_google_protobuf_Timestamp__Output | null);
}
