import type { SecurityEvent as _shoal_user_v1_SecurityEvent, SecurityEvent__Output as _shoal_user_v1_SecurityEvent__Output } from '../../../shoal/user/v1/SecurityEvent.ts';

/**
 * Output of ListSecurityEvents.
 */
export interface ListSecurityEventsResponse {
  /**
   * One page.
   */
  'events'?: (_shoal_user_v1_SecurityEvent)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken'?: (string);
}

/**
 * Output of ListSecurityEvents.
 */
export interface ListSecurityEventsResponse__Output {
  /**
   * One page.
   */
  'events': (_shoal_user_v1_SecurityEvent__Output)[];
  /**
   * Empty on the last page.
   */
  'nextPageToken': (string);
}
