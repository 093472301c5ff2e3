/**
 * Output of CompleteErasure.
 */
export interface CompleteErasureResponse {
}

/**
 * Output of CompleteErasure.
 */
export interface CompleteErasureResponse__Output {
}
