/**
 * Input of BatchGetVariants.
 */
export interface BatchGetVariantsRequest {
  /**
   * 1 to 100 ids.
   */
  'variantIds'?: (string)[];
}

/**
 * Input of BatchGetVariants.
 */
export interface BatchGetVariantsRequest__Output {
  /**
   * 1 to 100 ids.
   */
  'variantIds': (string)[];
}
