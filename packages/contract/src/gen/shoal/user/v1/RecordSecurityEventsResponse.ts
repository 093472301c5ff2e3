/**
 * Output of RecordSecurityEvents.
 */
export interface RecordSecurityEventsResponse {
}

/**
 * Output of RecordSecurityEvents.
 */
export interface RecordSecurityEventsResponse__Output {
}
