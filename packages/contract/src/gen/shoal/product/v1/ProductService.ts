import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { BatchGetVariantsRequest as _shoal_product_v1_BatchGetVariantsRequest, BatchGetVariantsRequest__Output as _shoal_product_v1_BatchGetVariantsRequest__Output } from '../../../shoal/product/v1/BatchGetVariantsRequest.ts';
import type { BatchGetVariantsResponse as _shoal_product_v1_BatchGetVariantsResponse, BatchGetVariantsResponse__Output as _shoal_product_v1_BatchGetVariantsResponse__Output } from '../../../shoal/product/v1/BatchGetVariantsResponse.ts';
import type { CreateCategoryRequest as _shoal_product_v1_CreateCategoryRequest, CreateCategoryRequest__Output as _shoal_product_v1_CreateCategoryRequest__Output } from '../../../shoal/product/v1/CreateCategoryRequest.ts';
import type { CreateCategoryResponse as _shoal_product_v1_CreateCategoryResponse, CreateCategoryResponse__Output as _shoal_product_v1_CreateCategoryResponse__Output } from '../../../shoal/product/v1/CreateCategoryResponse.ts';
import type { CreateProductRequest as _shoal_product_v1_CreateProductRequest, CreateProductRequest__Output as _shoal_product_v1_CreateProductRequest__Output } from '../../../shoal/product/v1/CreateProductRequest.ts';
import type { CreateProductResponse as _shoal_product_v1_CreateProductResponse, CreateProductResponse__Output as _shoal_product_v1_CreateProductResponse__Output } from '../../../shoal/product/v1/CreateProductResponse.ts';
import type { CreateVariantRequest as _shoal_product_v1_CreateVariantRequest, CreateVariantRequest__Output as _shoal_product_v1_CreateVariantRequest__Output } from '../../../shoal/product/v1/CreateVariantRequest.ts';
import type { CreateVariantResponse as _shoal_product_v1_CreateVariantResponse, CreateVariantResponse__Output as _shoal_product_v1_CreateVariantResponse__Output } from '../../../shoal/product/v1/CreateVariantResponse.ts';
import type { DeleteCategoryRequest as _shoal_product_v1_DeleteCategoryRequest, DeleteCategoryRequest__Output as _shoal_product_v1_DeleteCategoryRequest__Output } from '../../../shoal/product/v1/DeleteCategoryRequest.ts';
import type { DeleteCategoryResponse as _shoal_product_v1_DeleteCategoryResponse, DeleteCategoryResponse__Output as _shoal_product_v1_DeleteCategoryResponse__Output } from '../../../shoal/product/v1/DeleteCategoryResponse.ts';
import type { DeleteProductRequest as _shoal_product_v1_DeleteProductRequest, DeleteProductRequest__Output as _shoal_product_v1_DeleteProductRequest__Output } from '../../../shoal/product/v1/DeleteProductRequest.ts';
import type { DeleteProductResponse as _shoal_product_v1_DeleteProductResponse, DeleteProductResponse__Output as _shoal_product_v1_DeleteProductResponse__Output } from '../../../shoal/product/v1/DeleteProductResponse.ts';
import type { DeleteVariantRequest as _shoal_product_v1_DeleteVariantRequest, DeleteVariantRequest__Output as _shoal_product_v1_DeleteVariantRequest__Output } from '../../../shoal/product/v1/DeleteVariantRequest.ts';
import type { DeleteVariantResponse as _shoal_product_v1_DeleteVariantResponse, DeleteVariantResponse__Output as _shoal_product_v1_DeleteVariantResponse__Output } from '../../../shoal/product/v1/DeleteVariantResponse.ts';
import type { GetExportPageRequest as _shoal_product_v1_GetExportPageRequest, GetExportPageRequest__Output as _shoal_product_v1_GetExportPageRequest__Output } from '../../../shoal/product/v1/GetExportPageRequest.ts';
import type { GetExportPageResponse as _shoal_product_v1_GetExportPageResponse, GetExportPageResponse__Output as _shoal_product_v1_GetExportPageResponse__Output } from '../../../shoal/product/v1/GetExportPageResponse.ts';
import type { GetImageRequest as _shoal_product_v1_GetImageRequest, GetImageRequest__Output as _shoal_product_v1_GetImageRequest__Output } from '../../../shoal/product/v1/GetImageRequest.ts';
import type { GetImageResponse as _shoal_product_v1_GetImageResponse, GetImageResponse__Output as _shoal_product_v1_GetImageResponse__Output } from '../../../shoal/product/v1/GetImageResponse.ts';
import type { GetImportRequest as _shoal_product_v1_GetImportRequest, GetImportRequest__Output as _shoal_product_v1_GetImportRequest__Output } from '../../../shoal/product/v1/GetImportRequest.ts';
import type { GetImportResponse as _shoal_product_v1_GetImportResponse, GetImportResponse__Output as _shoal_product_v1_GetImportResponse__Output } from '../../../shoal/product/v1/GetImportResponse.ts';
import type { GetProductRequest as _shoal_product_v1_GetProductRequest, GetProductRequest__Output as _shoal_product_v1_GetProductRequest__Output } from '../../../shoal/product/v1/GetProductRequest.ts';
import type { GetProductResponse as _shoal_product_v1_GetProductResponse, GetProductResponse__Output as _shoal_product_v1_GetProductResponse__Output } from '../../../shoal/product/v1/GetProductResponse.ts';
import type { ImportProductsRequest as _shoal_product_v1_ImportProductsRequest, ImportProductsRequest__Output as _shoal_product_v1_ImportProductsRequest__Output } from '../../../shoal/product/v1/ImportProductsRequest.ts';
import type { ImportProductsResponse as _shoal_product_v1_ImportProductsResponse, ImportProductsResponse__Output as _shoal_product_v1_ImportProductsResponse__Output } from '../../../shoal/product/v1/ImportProductsResponse.ts';
import type { ListAuditEntriesRequest as _shoal_product_v1_ListAuditEntriesRequest, ListAuditEntriesRequest__Output as _shoal_product_v1_ListAuditEntriesRequest__Output } from '../../../shoal/product/v1/ListAuditEntriesRequest.ts';
import type { ListAuditEntriesResponse as _shoal_product_v1_ListAuditEntriesResponse, ListAuditEntriesResponse__Output as _shoal_product_v1_ListAuditEntriesResponse__Output } from '../../../shoal/product/v1/ListAuditEntriesResponse.ts';
import type { ListCategoriesRequest as _shoal_product_v1_ListCategoriesRequest, ListCategoriesRequest__Output as _shoal_product_v1_ListCategoriesRequest__Output } from '../../../shoal/product/v1/ListCategoriesRequest.ts';
import type { ListCategoriesResponse as _shoal_product_v1_ListCategoriesResponse, ListCategoriesResponse__Output as _shoal_product_v1_ListCategoriesResponse__Output } from '../../../shoal/product/v1/ListCategoriesResponse.ts';
import type { ListProductsRequest as _shoal_product_v1_ListProductsRequest, ListProductsRequest__Output as _shoal_product_v1_ListProductsRequest__Output } from '../../../shoal/product/v1/ListProductsRequest.ts';
import type { ListProductsResponse as _shoal_product_v1_ListProductsResponse, ListProductsResponse__Output as _shoal_product_v1_ListProductsResponse__Output } from '../../../shoal/product/v1/ListProductsResponse.ts';
import type { PutImageRequest as _shoal_product_v1_PutImageRequest, PutImageRequest__Output as _shoal_product_v1_PutImageRequest__Output } from '../../../shoal/product/v1/PutImageRequest.ts';
import type { PutImageResponse as _shoal_product_v1_PutImageResponse, PutImageResponse__Output as _shoal_product_v1_PutImageResponse__Output } from '../../../shoal/product/v1/PutImageResponse.ts';
import type { UpdateCategoryRequest as _shoal_product_v1_UpdateCategoryRequest, UpdateCategoryRequest__Output as _shoal_product_v1_UpdateCategoryRequest__Output } from '../../../shoal/product/v1/UpdateCategoryRequest.ts';
import type { UpdateCategoryResponse as _shoal_product_v1_UpdateCategoryResponse, UpdateCategoryResponse__Output as _shoal_product_v1_UpdateCategoryResponse__Output } from '../../../shoal/product/v1/UpdateCategoryResponse.ts';
import type { UpdateProductRequest as _shoal_product_v1_UpdateProductRequest, UpdateProductRequest__Output as _shoal_product_v1_UpdateProductRequest__Output } from '../../../shoal/product/v1/UpdateProductRequest.ts';
import type { UpdateProductResponse as _shoal_product_v1_UpdateProductResponse, UpdateProductResponse__Output as _shoal_product_v1_UpdateProductResponse__Output } from '../../../shoal/product/v1/UpdateProductResponse.ts';
import type { UpdateVariantRequest as _shoal_product_v1_UpdateVariantRequest, UpdateVariantRequest__Output as _shoal_product_v1_UpdateVariantRequest__Output } from '../../../shoal/product/v1/UpdateVariantRequest.ts';
import type { UpdateVariantResponse as _shoal_product_v1_UpdateVariantResponse, UpdateVariantResponse__Output as _shoal_product_v1_UpdateVariantResponse__Output } from '../../../shoal/product/v1/UpdateVariantResponse.ts';

/**
 * The catalogue: products, variants, categories, pictures, import.
 */
export interface ProductServiceClient extends grpc.Client {
  /**
   * Up to 100 variants at once, for carts. Unknown ids are left out.
   */
  BatchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  BatchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Up to 100 variants at once, for carts. Unknown ids are left out.
   */
  batchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  batchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  batchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  batchGetVariants(argument: _shoal_product_v1_BatchGetVariantsRequest, callback: grpc.requestCallback<_shoal_product_v1_BatchGetVariantsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a category. Staff.
   */
  CreateCategory(argument: _shoal_product_v1_CreateCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  CreateCategory(argument: _shoal_product_v1_CreateCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  CreateCategory(argument: _shoal_product_v1_CreateCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  CreateCategory(argument: _shoal_product_v1_CreateCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a category. Staff.
   */
  createCategory(argument: _shoal_product_v1_CreateCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  createCategory(argument: _shoal_product_v1_CreateCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  createCategory(argument: _shoal_product_v1_CreateCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  createCategory(argument: _shoal_product_v1_CreateCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateCategoryResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a product with its variants and their first stock. Staff.
   */
  CreateProduct(argument: _shoal_product_v1_CreateProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  CreateProduct(argument: _shoal_product_v1_CreateProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  CreateProduct(argument: _shoal_product_v1_CreateProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  CreateProduct(argument: _shoal_product_v1_CreateProductRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a product with its variants and their first stock. Staff.
   */
  createProduct(argument: _shoal_product_v1_CreateProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  createProduct(argument: _shoal_product_v1_CreateProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  createProduct(argument: _shoal_product_v1_CreateProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  createProduct(argument: _shoal_product_v1_CreateProductRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateProductResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds a variant to a product. Staff.
   */
  CreateVariant(argument: _shoal_product_v1_CreateVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  CreateVariant(argument: _shoal_product_v1_CreateVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  CreateVariant(argument: _shoal_product_v1_CreateVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  CreateVariant(argument: _shoal_product_v1_CreateVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds a variant to a product. Staff.
   */
  createVariant(argument: _shoal_product_v1_CreateVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  createVariant(argument: _shoal_product_v1_CreateVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  createVariant(argument: _shoal_product_v1_CreateVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  createVariant(argument: _shoal_product_v1_CreateVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_CreateVariantResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes a category without children; its products lose their category.
   * Staff.
   */
  DeleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  DeleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  DeleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  DeleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes a category without children; its products lose their category.
   * Staff.
   */
  deleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  deleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  deleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  deleteCategory(argument: _shoal_product_v1_DeleteCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteCategoryResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Archives a product: it leaves every list, its variants cannot be ordered.
   * Staff.
   */
  DeleteProduct(argument: _shoal_product_v1_DeleteProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  DeleteProduct(argument: _shoal_product_v1_DeleteProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  DeleteProduct(argument: _shoal_product_v1_DeleteProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  DeleteProduct(argument: _shoal_product_v1_DeleteProductRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Archives a product: it leaves every list, its variants cannot be ordered.
   * Staff.
   */
  deleteProduct(argument: _shoal_product_v1_DeleteProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  deleteProduct(argument: _shoal_product_v1_DeleteProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  deleteProduct(argument: _shoal_product_v1_DeleteProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  deleteProduct(argument: _shoal_product_v1_DeleteProductRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteProductResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes a variant that was never ordered; FAILED_PRECONDITION
   * LAST_VARIANT for the only one. Staff.
   */
  DeleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  DeleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  DeleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  DeleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes a variant that was never ordered; FAILED_PRECONDITION
   * LAST_VARIANT for the only one. Staff.
   */
  deleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  deleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  deleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  deleteVariant(argument: _shoal_product_v1_DeleteVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_DeleteVariantResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The catalogue as Shopify's product CSV, a piece at a time: the pieces in
   * order are the file. Staff.
   */
  GetExportPage(argument: _shoal_product_v1_GetExportPageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  GetExportPage(argument: _shoal_product_v1_GetExportPageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  GetExportPage(argument: _shoal_product_v1_GetExportPageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  GetExportPage(argument: _shoal_product_v1_GetExportPageRequest, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The catalogue as Shopify's product CSV, a piece at a time: the pieces in
   * order are the file. Staff.
   */
  getExportPage(argument: _shoal_product_v1_GetExportPageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  getExportPage(argument: _shoal_product_v1_GetExportPageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  getExportPage(argument: _shoal_product_v1_GetExportPageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  getExportPage(argument: _shoal_product_v1_GetExportPageRequest, callback: grpc.requestCallback<_shoal_product_v1_GetExportPageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The bytes of a picture.
   */
  GetImage(argument: _shoal_product_v1_GetImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  GetImage(argument: _shoal_product_v1_GetImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  GetImage(argument: _shoal_product_v1_GetImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  GetImage(argument: _shoal_product_v1_GetImageRequest, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The bytes of a picture.
   */
  getImage(argument: _shoal_product_v1_GetImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  getImage(argument: _shoal_product_v1_GetImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  getImage(argument: _shoal_product_v1_GetImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  getImage(argument: _shoal_product_v1_GetImageRequest, callback: grpc.requestCallback<_shoal_product_v1_GetImageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * How far an import is, or how it ended; known for 30 days. Staff.
   */
  GetImport(argument: _shoal_product_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _shoal_product_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _shoal_product_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  GetImport(argument: _shoal_product_v1_GetImportRequest, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  /**
   * How far an import is, or how it ended; known for 30 days. Staff.
   */
  getImport(argument: _shoal_product_v1_GetImportRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _shoal_product_v1_GetImportRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _shoal_product_v1_GetImportRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  getImport(argument: _shoal_product_v1_GetImportRequest, callback: grpc.requestCallback<_shoal_product_v1_GetImportResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One product by id or handle. Drafts and archived ones are NOT_FOUND for
   * everybody but staff.
   */
  GetProduct(argument: _shoal_product_v1_GetProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  GetProduct(argument: _shoal_product_v1_GetProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  GetProduct(argument: _shoal_product_v1_GetProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  GetProduct(argument: _shoal_product_v1_GetProductRequest, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One product by id or handle. Drafts and archived ones are NOT_FOUND for
   * everybody but staff.
   */
  getProduct(argument: _shoal_product_v1_GetProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  getProduct(argument: _shoal_product_v1_GetProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  getProduct(argument: _shoal_product_v1_GetProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  getProduct(argument: _shoal_product_v1_GetProductRequest, callback: grpc.requestCallback<_shoal_product_v1_GetProductResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Reads Shopify's product CSV, one handle all or nothing. The first message
   * carries the options, the others the file's bytes. Staff.
   */
  ImportProducts(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  ImportProducts(metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  ImportProducts(options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  ImportProducts(callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  /**
   * Reads Shopify's product CSV, one handle all or nothing. The first message
   * carries the options, the others the file's bytes. Staff.
   */
  importProducts(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  importProducts(metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  importProducts(options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  importProducts(callback: grpc.requestCallback<_shoal_product_v1_ImportProductsResponse__Output>): grpc.ClientWritableStream<_shoal_product_v1_ImportProductsRequest>;
  
  /**
   * Who changed what of the catalogue and its stock, newest first. Admin.
   */
  ListAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  ListAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Who changed what of the catalogue and its stock, newest first. Admin.
   */
  listAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  listAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  listAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  listAuditEntries(argument: _shoal_product_v1_ListAuditEntriesRequest, callback: grpc.requestCallback<_shoal_product_v1_ListAuditEntriesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The whole category tree, parents before children.
   */
  ListCategories(argument: _shoal_product_v1_ListCategoriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  ListCategories(argument: _shoal_product_v1_ListCategoriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  ListCategories(argument: _shoal_product_v1_ListCategoriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  ListCategories(argument: _shoal_product_v1_ListCategoriesRequest, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The whole category tree, parents before children.
   */
  listCategories(argument: _shoal_product_v1_ListCategoriesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  listCategories(argument: _shoal_product_v1_ListCategoriesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  listCategories(argument: _shoal_product_v1_ListCategoriesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  listCategories(argument: _shoal_product_v1_ListCategoriesRequest, callback: grpc.requestCallback<_shoal_product_v1_ListCategoriesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Products that match, a page at a time.
   */
  ListProducts(argument: _shoal_product_v1_ListProductsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  ListProducts(argument: _shoal_product_v1_ListProductsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  ListProducts(argument: _shoal_product_v1_ListProductsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  ListProducts(argument: _shoal_product_v1_ListProductsRequest, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Products that match, a page at a time.
   */
  listProducts(argument: _shoal_product_v1_ListProductsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  listProducts(argument: _shoal_product_v1_ListProductsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  listProducts(argument: _shoal_product_v1_ListProductsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  listProducts(argument: _shoal_product_v1_ListProductsRequest, callback: grpc.requestCallback<_shoal_product_v1_ListProductsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Stores a picture under the SHA-256 of its bytes. Staff.
   */
  PutImage(argument: _shoal_product_v1_PutImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  PutImage(argument: _shoal_product_v1_PutImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  PutImage(argument: _shoal_product_v1_PutImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  PutImage(argument: _shoal_product_v1_PutImageRequest, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Stores a picture under the SHA-256 of its bytes. Staff.
   */
  putImage(argument: _shoal_product_v1_PutImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  putImage(argument: _shoal_product_v1_PutImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  putImage(argument: _shoal_product_v1_PutImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  putImage(argument: _shoal_product_v1_PutImageRequest, callback: grpc.requestCallback<_shoal_product_v1_PutImageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes the fields that the mask names. Staff.
   */
  UpdateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  UpdateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  UpdateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  UpdateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes the fields that the mask names. Staff.
   */
  updateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  updateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  updateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  updateCategory(argument: _shoal_product_v1_UpdateCategoryRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateCategoryResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes the fields that the mask names. ABORTED VERSION_MISMATCH when
   * somebody was faster. Staff.
   */
  UpdateProduct(argument: _shoal_product_v1_UpdateProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  UpdateProduct(argument: _shoal_product_v1_UpdateProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  UpdateProduct(argument: _shoal_product_v1_UpdateProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  UpdateProduct(argument: _shoal_product_v1_UpdateProductRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes the fields that the mask names. ABORTED VERSION_MISMATCH when
   * somebody was faster. Staff.
   */
  updateProduct(argument: _shoal_product_v1_UpdateProductRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  updateProduct(argument: _shoal_product_v1_UpdateProductRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  updateProduct(argument: _shoal_product_v1_UpdateProductRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  updateProduct(argument: _shoal_product_v1_UpdateProductRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateProductResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Changes the fields of a variant that the mask names. Staff.
   */
  UpdateVariant(argument: _shoal_product_v1_UpdateVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  UpdateVariant(argument: _shoal_product_v1_UpdateVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  UpdateVariant(argument: _shoal_product_v1_UpdateVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  UpdateVariant(argument: _shoal_product_v1_UpdateVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes the fields of a variant that the mask names. Staff.
   */
  updateVariant(argument: _shoal_product_v1_UpdateVariantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  updateVariant(argument: _shoal_product_v1_UpdateVariantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  updateVariant(argument: _shoal_product_v1_UpdateVariantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  updateVariant(argument: _shoal_product_v1_UpdateVariantRequest, callback: grpc.requestCallback<_shoal_product_v1_UpdateVariantResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * The catalogue: products, variants, categories, pictures, import.
 */
export interface ProductServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Up to 100 variants at once, for carts. Unknown ids are left out.
   */
  BatchGetVariants: grpc.handleUnaryCall<_shoal_product_v1_BatchGetVariantsRequest__Output, _shoal_product_v1_BatchGetVariantsResponse>;
  
  /**
   * Makes a category. Staff.
   */
  CreateCategory: grpc.handleUnaryCall<_shoal_product_v1_CreateCategoryRequest__Output, _shoal_product_v1_CreateCategoryResponse>;
  
  /**
   * Makes a product with its variants and their first stock. Staff.
   */
  CreateProduct: grpc.handleUnaryCall<_shoal_product_v1_CreateProductRequest__Output, _shoal_product_v1_CreateProductResponse>;
  
  /**
   * Adds a variant to a product. Staff.
   */
  CreateVariant: grpc.handleUnaryCall<_shoal_product_v1_CreateVariantRequest__Output, _shoal_product_v1_CreateVariantResponse>;
  
  /**
   * Removes a category without children; its products lose their category.
   * Staff.
   */
  DeleteCategory: grpc.handleUnaryCall<_shoal_product_v1_DeleteCategoryRequest__Output, _shoal_product_v1_DeleteCategoryResponse>;
  
  /**
   * Archives a product: it leaves every list, its variants cannot be ordered.
   * Staff.
   */
  DeleteProduct: grpc.handleUnaryCall<_shoal_product_v1_DeleteProductRequest__Output, _shoal_product_v1_DeleteProductResponse>;
  
  /**
   * Removes a variant that was never ordered; FAILED_PRECONDITION
   * LAST_VARIANT for the only one. Staff.
   */
  DeleteVariant: grpc.handleUnaryCall<_shoal_product_v1_DeleteVariantRequest__Output, _shoal_product_v1_DeleteVariantResponse>;
  
  /**
   * The catalogue as Shopify's product CSV, a piece at a time: the pieces in
   * order are the file. Staff.
   */
  GetExportPage: grpc.handleUnaryCall<_shoal_product_v1_GetExportPageRequest__Output, _shoal_product_v1_GetExportPageResponse>;
  
  /**
   * The bytes of a picture.
   */
  GetImage: grpc.handleUnaryCall<_shoal_product_v1_GetImageRequest__Output, _shoal_product_v1_GetImageResponse>;
  
  /**
   * How far an import is, or how it ended; known for 30 days. Staff.
   */
  GetImport: grpc.handleUnaryCall<_shoal_product_v1_GetImportRequest__Output, _shoal_product_v1_GetImportResponse>;
  
  /**
   * One product by id or handle. Drafts and archived ones are NOT_FOUND for
   * everybody but staff.
   */
  GetProduct: grpc.handleUnaryCall<_shoal_product_v1_GetProductRequest__Output, _shoal_product_v1_GetProductResponse>;
  
  /**
   * Reads Shopify's product CSV, one handle all or nothing. The first message
   * carries the options, the others the file's bytes. Staff.
   */
  ImportProducts: grpc.handleClientStreamingCall<_shoal_product_v1_ImportProductsRequest__Output, _shoal_product_v1_ImportProductsResponse>;
  
  /**
   * Who changed what of the catalogue and its stock, newest first. Admin.
   */
  ListAuditEntries: grpc.handleUnaryCall<_shoal_product_v1_ListAuditEntriesRequest__Output, _shoal_product_v1_ListAuditEntriesResponse>;
  
  /**
   * The whole category tree, parents before children.
   */
  ListCategories: grpc.handleUnaryCall<_shoal_product_v1_ListCategoriesRequest__Output, _shoal_product_v1_ListCategoriesResponse>;
  
  /**
   * Products that match, a page at a time.
   */
  ListProducts: grpc.handleUnaryCall<_shoal_product_v1_ListProductsRequest__Output, _shoal_product_v1_ListProductsResponse>;
  
  /**
   * Stores a picture under the SHA-256 of its bytes. Staff.
   */
  PutImage: grpc.handleUnaryCall<_shoal_product_v1_PutImageRequest__Output, _shoal_product_v1_PutImageResponse>;
  
  /**
   * Changes the fields that the mask names. Staff.
   */
  UpdateCategory: grpc.handleUnaryCall<_shoal_product_v1_UpdateCategoryRequest__Output, _shoal_product_v1_UpdateCategoryResponse>;
  
  /**
   * Changes the fields that the mask names. ABORTED VERSION_MISMATCH when
   * somebody was faster. Staff.
   */
  UpdateProduct: grpc.handleUnaryCall<_shoal_product_v1_UpdateProductRequest__Output, _shoal_product_v1_UpdateProductResponse>;
  
  /**
   * Changes the fields of a variant that the mask names. Staff.
   */
  UpdateVariant: grpc.handleUnaryCall<_shoal_product_v1_UpdateVariantRequest__Output, _shoal_product_v1_UpdateVariantResponse>;
  
}

export interface ProductServiceDefinition extends grpc.ServiceDefinition {
  BatchGetVariants: MethodDefinition<_shoal_product_v1_BatchGetVariantsRequest, _shoal_product_v1_BatchGetVariantsResponse, _shoal_product_v1_BatchGetVariantsRequest__Output, _shoal_product_v1_BatchGetVariantsResponse__Output>
  CreateCategory: MethodDefinition<_shoal_product_v1_CreateCategoryRequest, _shoal_product_v1_CreateCategoryResponse, _shoal_product_v1_CreateCategoryRequest__Output, _shoal_product_v1_CreateCategoryResponse__Output>
  CreateProduct: MethodDefinition<_shoal_product_v1_CreateProductRequest, _shoal_product_v1_CreateProductResponse, _shoal_product_v1_CreateProductRequest__Output, _shoal_product_v1_CreateProductResponse__Output>
  CreateVariant: MethodDefinition<_shoal_product_v1_CreateVariantRequest, _shoal_product_v1_CreateVariantResponse, _shoal_product_v1_CreateVariantRequest__Output, _shoal_product_v1_CreateVariantResponse__Output>
  DeleteCategory: MethodDefinition<_shoal_product_v1_DeleteCategoryRequest, _shoal_product_v1_DeleteCategoryResponse, _shoal_product_v1_DeleteCategoryRequest__Output, _shoal_product_v1_DeleteCategoryResponse__Output>
  DeleteProduct: MethodDefinition<_shoal_product_v1_DeleteProductRequest, _shoal_product_v1_DeleteProductResponse, _shoal_product_v1_DeleteProductRequest__Output, _shoal_product_v1_DeleteProductResponse__Output>
  DeleteVariant: MethodDefinition<_shoal_product_v1_DeleteVariantRequest, _shoal_product_v1_DeleteVariantResponse, _shoal_product_v1_DeleteVariantRequest__Output, _shoal_product_v1_DeleteVariantResponse__Output>
  GetExportPage: MethodDefinition<_shoal_product_v1_GetExportPageRequest, _shoal_product_v1_GetExportPageResponse, _shoal_product_v1_GetExportPageRequest__Output, _shoal_product_v1_GetExportPageResponse__Output>
  GetImage: MethodDefinition<_shoal_product_v1_GetImageRequest, _shoal_product_v1_GetImageResponse, _shoal_product_v1_GetImageRequest__Output, _shoal_product_v1_GetImageResponse__Output>
  GetImport: MethodDefinition<_shoal_product_v1_GetImportRequest, _shoal_product_v1_GetImportResponse, _shoal_product_v1_GetImportRequest__Output, _shoal_product_v1_GetImportResponse__Output>
  GetProduct: MethodDefinition<_shoal_product_v1_GetProductRequest, _shoal_product_v1_GetProductResponse, _shoal_product_v1_GetProductRequest__Output, _shoal_product_v1_GetProductResponse__Output>
  ImportProducts: MethodDefinition<_shoal_product_v1_ImportProductsRequest, _shoal_product_v1_ImportProductsResponse, _shoal_product_v1_ImportProductsRequest__Output, _shoal_product_v1_ImportProductsResponse__Output>
  ListAuditEntries: MethodDefinition<_shoal_product_v1_ListAuditEntriesRequest, _shoal_product_v1_ListAuditEntriesResponse, _shoal_product_v1_ListAuditEntriesRequest__Output, _shoal_product_v1_ListAuditEntriesResponse__Output>
  ListCategories: MethodDefinition<_shoal_product_v1_ListCategoriesRequest, _shoal_product_v1_ListCategoriesResponse, _shoal_product_v1_ListCategoriesRequest__Output, _shoal_product_v1_ListCategoriesResponse__Output>
  ListProducts: MethodDefinition<_shoal_product_v1_ListProductsRequest, _shoal_product_v1_ListProductsResponse, _shoal_product_v1_ListProductsRequest__Output, _shoal_product_v1_ListProductsResponse__Output>
  PutImage: MethodDefinition<_shoal_product_v1_PutImageRequest, _shoal_product_v1_PutImageResponse, _shoal_product_v1_PutImageRequest__Output, _shoal_product_v1_PutImageResponse__Output>
  UpdateCategory: MethodDefinition<_shoal_product_v1_UpdateCategoryRequest, _shoal_product_v1_UpdateCategoryResponse, _shoal_product_v1_UpdateCategoryRequest__Output, _shoal_product_v1_UpdateCategoryResponse__Output>
  UpdateProduct: MethodDefinition<_shoal_product_v1_UpdateProductRequest, _shoal_product_v1_UpdateProductResponse, _shoal_product_v1_UpdateProductRequest__Output, _shoal_product_v1_UpdateProductResponse__Output>
  UpdateVariant: MethodDefinition<_shoal_product_v1_UpdateVariantRequest, _shoal_product_v1_UpdateVariantResponse, _shoal_product_v1_UpdateVariantRequest__Output, _shoal_product_v1_UpdateVariantResponse__Output>
}
