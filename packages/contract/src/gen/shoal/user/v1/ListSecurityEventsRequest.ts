/**
 * Input of ListSecurityEvents.
 */
export interface ListSecurityEventsRequest {
  /**
   * Only what is about or by this account; empty for all.
   */
  'userId'?: (string);
  /**
   * Only of this kind; empty for all.
   */
  'kind'?: (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListSecurityEvents.
 */
export interface ListSecurityEventsRequest__Output {
  /**
   * Only what is about or by this account; empty for all.
   */
  'userId': (string);
  /**
   * Only of this kind; empty for all.
   */
  'kind': (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same filters; empty for the first page.
   */
  'pageToken': (string);
}
