/**
 * Output of PutImage.
 */
export interface PutImageResponse {
  /**
   * Lower-case hexadecimal SHA-256 of the bytes.
   */
  'sha256'?: (string);
  /**
   * Media type found in the bytes.
   */
  'contentType'?: (string);
}

/**
 * Output of PutImage.
 */
export interface PutImageResponse__Output {
  /**
   * Lower-case hexadecimal SHA-256 of the bytes.
   */
  'sha256': (string);
  /**
   * Media type found in the bytes.
   */
  'contentType': (string);
}
