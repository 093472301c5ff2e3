/**
 * Output of DeleteOwnUser.
 */
export interface DeleteOwnUserResponse {
}

/**
 * Output of DeleteOwnUser.
 */
export interface DeleteOwnUserResponse__Output {
}
