/**
 * Input of PutImage.
 */
export interface PutImageRequest {
  /**
   * At most 2 MiB of PNG, JPEG, GIF, WebP, AVIF or SVG; told by its content.
   */
  'content'?: (Buffer | Uint8Array | string);
}

/**
 * Input of PutImage.
 */
export interface PutImageRequest__Output {
  /**
   * At most 2 MiB of PNG, JPEG, GIF, WebP, AVIF or SVG; told by its content.
   */
  'content': (Buffer);
}
