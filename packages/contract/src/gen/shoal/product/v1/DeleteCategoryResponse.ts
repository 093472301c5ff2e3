/**
 * Output of DeleteCategory.
 */
export interface DeleteCategoryResponse {
}

/**
 * Output of DeleteCategory.
 */
export interface DeleteCategoryResponse__Output {
}
