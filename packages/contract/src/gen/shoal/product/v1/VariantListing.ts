import type { Variant as _shoal_product_v1_Variant, Variant__Output as _shoal_product_v1_Variant__Output } from '../../../shoal/product/v1/Variant.ts';

/**
 * A variant as carts and orders need it, with what they show of its product.
 */
export interface VariantListing {
  /**
   * The variant.
   */
  'variant'?: (_shoal_product_v1_Variant | null);
  /**
   * Its product.
   */
  'productId'?: (string);
  /**
   * Its product's handle.
   */
  'productHandle'?: (string);
  /**
   * Its product's title.
   */
  'productTitle'?: (string);
  /**
   * Its product's first picture, or empty.
   */
  'imageUrl'?: (string);
  /**
   * Whether it can be ordered: its product is active.
   */
  'purchasable'?: (boolean);
}

/**
 * A variant as carts and orders need it, with what they show of its product.
 */
export interface VariantListing__Output {
  /**
   * The variant.
   */
  'variant': (_shoal_product_v1_Variant__Output | null);
  /**
   * Its product.
   */
  'productId': (string);
  /**
   * Its product's handle.
   */
  'productHandle': (string);
  /**
   * Its product's title.
   */
  'productTitle': (string);
  /**
   * Its product's first picture, or empty.
   */
  'imageUrl': (string);
  /**
   * Whether it can be ordered: its product is active.
   */
  'purchasable': (boolean);
}
