/**
 * Input of ListAuditEntries.
 */
export interface ListAuditEntriesRequest {
  /**
   * Only entries of this product or category; empty for all.
   */
  'targetId'?: (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same target; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListAuditEntries.
 */
export interface ListAuditEntriesRequest__Output {
  /**
   * Only entries of this product or category; empty for all.
   */
  'targetId': (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same target; empty for the first page.
   */
  'pageToken': (string);
}
