/**
 * Output of GetExportPage.
 */
export interface GetExportPageResponse {
  /**
   * Whole rows, UTF-8.
   */
  'csv'?: (Buffer | Uint8Array | string);
  /**
   * Empty on the last piece.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of GetExportPage.
 */
export interface GetExportPageResponse__Output {
  /**
   * Whole rows, UTF-8.
   */
  'csv': (Buffer);
  /**
   * Empty on the last piece.
   */
  'nextPageToken': (string);
}
