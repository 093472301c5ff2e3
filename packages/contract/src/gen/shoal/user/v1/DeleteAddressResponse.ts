/**
 * Output of DeleteAddress.
 */
export interface DeleteAddressResponse {
}

/**
 * Output of DeleteAddress.
 */
export interface DeleteAddressResponse__Output {
}
