/**
 * Output of RequestEmailVerification.
 */
export interface RequestEmailVerificationResponse {
}

/**
 * Output of RequestEmailVerification.
 */
export interface RequestEmailVerificationResponse__Output {
}
