/**
 * One axis along which variants differ, for example Size.
 */
export interface ProductOption {
  /**
   * Name of the axis.
   */
  'name'?: (string);
  /**
   * Values that variants use, in order.
   */
  'values'?: (string)[];
}

/**
 * One axis along which variants differ, for example Size.
 */
export interface ProductOption__Output {
  /**
   * Name of the axis.
   */
  'name': (string);
  /**
   * Values that variants use, in order.
   */
  'values': (string)[];
}
