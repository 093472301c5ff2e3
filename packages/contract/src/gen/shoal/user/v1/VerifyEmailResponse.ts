/**
 * Output of VerifyEmail.
 */
export interface VerifyEmailResponse {
}

/**
 * Output of VerifyEmail.
 */
export interface VerifyEmailResponse__Output {
}
