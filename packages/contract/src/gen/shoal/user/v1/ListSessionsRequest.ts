/**
 * Input of ListSessions.
 */
export interface ListSessionsRequest {
}

/**
 * Input of ListSessions.
 */
export interface ListSessionsRequest__Output {
}
