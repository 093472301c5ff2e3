/**
 * Output of DeleteSession.
 */
export interface DeleteSessionResponse {
}

/**
 * Output of DeleteSession.
 */
export interface DeleteSessionResponse__Output {
}
