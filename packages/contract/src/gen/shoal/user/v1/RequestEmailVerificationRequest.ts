/**
 * Input of RequestEmailVerification.
 */
export interface RequestEmailVerificationRequest {
}

/**
 * Input of RequestEmailVerification.
 */
export interface RequestEmailVerificationRequest__Output {
}
