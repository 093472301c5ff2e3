import type { Long } from '@grpc/proto-loader';

/**
 * Why a row, and with it its whole handle, was not imported.
 */
export interface ImportError {
  /**
   * Row of the file as a spreadsheet counts it: the header is row 1.
   */
  'row'?: (number | string | Long);
  /**
   * Column, or empty when the row as a whole is at fault.
   */
  'field'?: (string);
  /**
   * Stable name of the cause.
   */
  'reason'?: (string);
  /**
   * The same in a sentence.
   */
  'message'?: (string);
}

/**
 * Why a row, and with it its whole handle, was not imported.
 */
export interface ImportError__Output {
  /**
   * Row of the file as a spreadsheet counts it: the header is row 1.
   */
  'row': (string);
  /**
   * Column, or empty when the row as a whole is at fault.
   */
  'field': (string);
  /**
   * Stable name of the cause.
   */
  'reason': (string);
  /**
   * The same in a sentence.
   */
  'message': (string);
}
