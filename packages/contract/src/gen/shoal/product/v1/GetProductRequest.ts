/**
 * Input of GetProduct.
 */
export interface GetProductRequest {
  /**
   * An id, or a handle.
   */
  'idOrHandle'?: (string);
}

/**
 * Input of GetProduct.
 */
export interface GetProductRequest__Output {
  /**
   * An id, or a handle.
   */
  'idOrHandle': (string);
}
