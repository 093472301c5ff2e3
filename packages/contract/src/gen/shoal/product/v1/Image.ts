/**
 * A picture.
 */
export interface Image {
  /**
   * Absolute https address, or "/media/<sha256>" for a blob of the shop.
   */
  'url'?: (string);
  /**
   * Text for those who cannot see it.
   */
  'alt'?: (string);
}

/**
 * A picture.
 */
export interface Image__Output {
  /**
   * Absolute https address, or "/media/<sha256>" for a blob of the shop.
   */
  'url': (string);
  /**
   * Text for those who cannot see it.
   */
  'alt': (string);
}
