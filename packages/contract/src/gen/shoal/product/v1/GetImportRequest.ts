/**
 * Input of GetImport.
 */
export interface GetImportRequest {
  /**
   * Which import.
   */
  'importId'?: (string);
}

/**
 * Input of GetImport.
 */
export interface GetImportRequest__Output {
  /**
   * Which import.
   */
  'importId': (string);
}
