import type { AuditEntry as _shoal_product_v1_AuditEntry, AuditEntry__Output as _shoal_product_v1_AuditEntry__Output } from '../../../shoal/product/v1/AuditEntry.ts';

/**
 * Output of ListAuditEntries.
 */
export interface ListAuditEntriesResponse {
  /**
   * One page.
   */
  'entries'?: (_shoal_product_v1_AuditEntry)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListAuditEntries.
 */
export interface ListAuditEntriesResponse__Output {
  /**
   * One page.
   */
  'entries': (_shoal_product_v1_AuditEntry__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
