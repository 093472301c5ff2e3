/**
 * Output of DeleteProduct.
 */
export interface DeleteProductResponse {
}

/**
 * Output of DeleteProduct.
 */
export interface DeleteProductResponse__Output {
}
