/**
 * Input of GetExportPage.
 */
export interface GetExportPageRequest {
  /**
   * From the piece before; empty for the first, which begins with the header.
   */
  'pageToken'?: (string);
}

/**
 * Input of GetExportPage.
 */
export interface GetExportPageRequest__Output {
  /**
   * From the piece before; empty for the first, which begins with the header.
   */
  'pageToken': (string);
}
