/**
 * Output of DeleteUser.
 */
export interface DeleteUserResponse {
}

/**
 * Output of DeleteUser.
 */
export interface DeleteUserResponse__Output {
}
