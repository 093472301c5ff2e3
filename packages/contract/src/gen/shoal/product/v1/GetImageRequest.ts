/**
 * Input of GetImage.
 */
export interface GetImageRequest {
  /**
   * Lower-case hexadecimal SHA-256.
   */
  'sha256'?: (string);
}

/**
 * Input of GetImage.
 */
export interface GetImageRequest__Output {
  /**
   * Lower-case hexadecimal SHA-256.
   */
  'sha256': (string);
}
