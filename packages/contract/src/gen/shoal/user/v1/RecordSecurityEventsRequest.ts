import type { SecurityEvent as _shoal_user_v1_SecurityEvent, SecurityEvent__Output as _shoal_user_v1_SecurityEvent__Output } from '../../../shoal/user/v1/SecurityEvent.ts';

/**
 * Input of RecordSecurityEvents.
 */
export interface RecordSecurityEventsRequest {
  /**
   * At most 500. Ids are the sender's, so that a repeat stores nothing twice.
   */
  'events'?: (_shoal_user_v1_SecurityEvent)[];
}

/**
 * Input of RecordSecurityEvents.
 */
export interface RecordSecurityEventsRequest__Output {
  /**
   * At most 500. Ids are the sender's, so that a repeat stores nothing twice.
   */
  'events': (_shoal_user_v1_SecurityEvent__Output)[];
}
