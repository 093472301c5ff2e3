/**
 * Output of GetImage.
 */
export interface GetImageResponse {
  /**
   * Media type.
   */
  'contentType'?: (string);
  /**
   * The bytes.
   */
  'content'?: (Buffer | Uint8Array | string);
}

/**
 * Output of GetImage.
 */
export interface GetImageResponse__Output {
  /**
   * Media type.
   */
  'contentType': (string);
  /**
   * The bytes.
   */
  'content': (Buffer);
}
