import type { Long } from '@grpc/proto-loader';

/**
 * Input of ListLowStock.
 */
export interface ListLowStockRequest {
  /**
   * Only variants of which at most so many can be sold; 0 to 1,000,000.
   */
  'availableMax'?: (number | string | Long);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same bound; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListLowStock.
 */
export interface ListLowStockRequest__Output {
  /**
   * Only variants of which at most so many can be sold; 0 to 1,000,000.
   */
  'availableMax': (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same bound; empty for the first page.
   */
  'pageToken': (string);
}
