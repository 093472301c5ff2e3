/**
 * Output of RevokeSession.
 */
export interface RevokeSessionResponse {
}

/**
 * Output of RevokeSession.
 */
export interface RevokeSessionResponse__Output {
}
