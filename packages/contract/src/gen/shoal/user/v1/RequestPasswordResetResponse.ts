/**
 * Output of RequestPasswordReset.
 */
export interface RequestPasswordResetResponse {
}

/**
 * Output of RequestPasswordReset.
 */
export interface RequestPasswordResetResponse__Output {
}
