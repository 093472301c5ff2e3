/**
 * Input of ListUsers.
 */
export interface ListUsersRequest {
  /**
   * Part of an address or name; empty for all.
   */
  'query'?: (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize'?: (number);
  /**
   * From the page before, with the same query; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Input of ListUsers.
 */
export interface ListUsersRequest__Output {
  /**
   * Part of an address or name; empty for all.
   */
  'query': (string);
  /**
   * 1 to 100; 0 means 20.
   */
  'pageSize': (number);
  /**
   * From the page before, with the same query; empty for the first page.
   */
  'pageToken': (string);
}
