/**
 * Input of CreateGuestCart.
 */
export interface CreateGuestCartRequest {
}

/**
 * Input of CreateGuestCart.
 */
export interface CreateGuestCartRequest__Output {
}
