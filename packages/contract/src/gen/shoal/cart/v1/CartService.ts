import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddItemRequest as _shoal_cart_v1_AddItemRequest, AddItemRequest__Output as _shoal_cart_v1_AddItemRequest__Output } from '../../../shoal/cart/v1/AddItemRequest.ts';
import type { AddItemResponse as _shoal_cart_v1_AddItemResponse, AddItemResponse__Output as _shoal_cart_v1_AddItemResponse__Output } from '../../../shoal/cart/v1/AddItemResponse.ts';
import type { ClearCartRequest as _shoal_cart_v1_ClearCartRequest, ClearCartRequest__Output as _shoal_cart_v1_ClearCartRequest__Output } from '../../../shoal/cart/v1/ClearCartRequest.ts';
import type { ClearCartResponse as _shoal_cart_v1_ClearCartResponse, ClearCartResponse__Output as _shoal_cart_v1_ClearCartResponse__Output } from '../../../shoal/cart/v1/ClearCartResponse.ts';
import type { CreateGuestCartRequest as _shoal_cart_v1_CreateGuestCartRequest, CreateGuestCartRequest__Output as _shoal_cart_v1_CreateGuestCartRequest__Output } from '../../../shoal/cart/v1/CreateGuestCartRequest.ts';
import type { CreateGuestCartResponse as _shoal_cart_v1_CreateGuestCartResponse, CreateGuestCartResponse__Output as _shoal_cart_v1_CreateGuestCartResponse__Output } from '../../../shoal/cart/v1/CreateGuestCartResponse.ts';
import type { GetCartRequest as _shoal_cart_v1_GetCartRequest, GetCartRequest__Output as _shoal_cart_v1_GetCartRequest__Output } from '../../../shoal/cart/v1/GetCartRequest.ts';
import type { GetCartResponse as _shoal_cart_v1_GetCartResponse, GetCartResponse__Output as _shoal_cart_v1_GetCartResponse__Output } from '../../../shoal/cart/v1/GetCartResponse.ts';
import type { MergeCartRequest as _shoal_cart_v1_MergeCartRequest, MergeCartRequest__Output as _shoal_cart_v1_MergeCartRequest__Output } from '../../../shoal/cart/v1/MergeCartRequest.ts';
import type { MergeCartResponse as _shoal_cart_v1_MergeCartResponse, MergeCartResponse__Output as _shoal_cart_v1_MergeCartResponse__Output } from '../../../shoal/cart/v1/MergeCartResponse.ts';
import type { RemoveItemRequest as _shoal_cart_v1_RemoveItemRequest, RemoveItemRequest__Output as _shoal_cart_v1_RemoveItemRequest__Output } from '../../../shoal/cart/v1/RemoveItemRequest.ts';
import type { RemoveItemResponse as _shoal_cart_v1_RemoveItemResponse, RemoveItemResponse__Output as _shoal_cart_v1_RemoveItemResponse__Output } from '../../../shoal/cart/v1/RemoveItemResponse.ts';
import type { RemoveOrderedLinesRequest as _shoal_cart_v1_RemoveOrderedLinesRequest, RemoveOrderedLinesRequest__Output as _shoal_cart_v1_RemoveOrderedLinesRequest__Output } from '../../../shoal/cart/v1/RemoveOrderedLinesRequest.ts';
import type { RemoveOrderedLinesResponse as _shoal_cart_v1_RemoveOrderedLinesResponse, RemoveOrderedLinesResponse__Output as _shoal_cart_v1_RemoveOrderedLinesResponse__Output } from '../../../shoal/cart/v1/RemoveOrderedLinesResponse.ts';
import type { SetItemRequest as _shoal_cart_v1_SetItemRequest, SetItemRequest__Output as _shoal_cart_v1_SetItemRequest__Output } from '../../../shoal/cart/v1/SetItemRequest.ts';
import type { SetItemResponse as _shoal_cart_v1_SetItemResponse, SetItemResponse__Output as _shoal_cart_v1_SetItemResponse__Output } from '../../../shoal/cart/v1/SetItemResponse.ts';

/**
 * Carts. Each change is one atomic script in Redis; a cart expires 30 days
 * after its last change.
 */
export interface CartServiceClient extends grpc.Client {
  /**
   * Adds units to a line. FAILED_PRECONDITION CART_LINE_LIMIT beyond 100
   * lines, CART_QUANTITY_LIMIT beyond 999 units of one.
   */
  AddItem(argument: _shoal_cart_v1_AddItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  AddItem(argument: _shoal_cart_v1_AddItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  AddItem(argument: _shoal_cart_v1_AddItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  AddItem(argument: _shoal_cart_v1_AddItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds units to a line. FAILED_PRECONDITION CART_LINE_LIMIT beyond 100
   * lines, CART_QUANTITY_LIMIT beyond 999 units of one.
   */
  addItem(argument: _shoal_cart_v1_AddItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  addItem(argument: _shoal_cart_v1_AddItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  addItem(argument: _shoal_cart_v1_AddItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  addItem(argument: _shoal_cart_v1_AddItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_AddItemResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes all lines.
   */
  ClearCart(argument: _shoal_cart_v1_ClearCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  ClearCart(argument: _shoal_cart_v1_ClearCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  ClearCart(argument: _shoal_cart_v1_ClearCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  ClearCart(argument: _shoal_cart_v1_ClearCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes all lines.
   */
  clearCart(argument: _shoal_cart_v1_ClearCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  clearCart(argument: _shoal_cart_v1_ClearCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  clearCart(argument: _shoal_cart_v1_ClearCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  clearCart(argument: _shoal_cart_v1_ClearCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_ClearCartResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Starts an empty guest cart and answers its id.
   */
  CreateGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  CreateGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  CreateGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  CreateGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Starts an empty guest cart and answers its id.
   */
  createGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  createGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  createGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  createGuestCart(argument: _shoal_cart_v1_CreateGuestCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_CreateGuestCartResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The cart as it is; an owner without one has an empty cart of version 0.
   */
  GetCart(argument: _shoal_cart_v1_GetCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  GetCart(argument: _shoal_cart_v1_GetCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  GetCart(argument: _shoal_cart_v1_GetCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  GetCart(argument: _shoal_cart_v1_GetCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The cart as it is; an owner without one has an empty cart of version 0.
   */
  getCart(argument: _shoal_cart_v1_GetCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  getCart(argument: _shoal_cart_v1_GetCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  getCart(argument: _shoal_cart_v1_GetCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  getCart(argument: _shoal_cart_v1_GetCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_GetCartResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Moves a guest's lines into a customer's cart in one step: quantities add
   * up to 999, lines past the 100th stay out. The guest cart is gone after.
   */
  MergeCart(argument: _shoal_cart_v1_MergeCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  MergeCart(argument: _shoal_cart_v1_MergeCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  MergeCart(argument: _shoal_cart_v1_MergeCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  MergeCart(argument: _shoal_cart_v1_MergeCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Moves a guest's lines into a customer's cart in one step: quantities add
   * up to 999, lines past the 100th stay out. The guest cart is gone after.
   */
  mergeCart(argument: _shoal_cart_v1_MergeCartRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  mergeCart(argument: _shoal_cart_v1_MergeCartRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  mergeCart(argument: _shoal_cart_v1_MergeCartRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  mergeCart(argument: _shoal_cart_v1_MergeCartRequest, callback: grpc.requestCallback<_shoal_cart_v1_MergeCartResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Removes a line; a line that is not there is no error.
   */
  RemoveItem(argument: _shoal_cart_v1_RemoveItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  RemoveItem(argument: _shoal_cart_v1_RemoveItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  RemoveItem(argument: _shoal_cart_v1_RemoveItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  RemoveItem(argument: _shoal_cart_v1_RemoveItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Removes a line; a line that is not there is no error.
   */
  removeItem(argument: _shoal_cart_v1_RemoveItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  removeItem(argument: _shoal_cart_v1_RemoveItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  removeItem(argument: _shoal_cart_v1_RemoveItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  removeItem(argument: _shoal_cart_v1_RemoveItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_RemoveItemResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Subtracts what an order took, once per order; what was added meanwhile
   * stays. A cart with another id is left alone. Order service only.
   */
  RemoveOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  RemoveOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  RemoveOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  RemoveOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Subtracts what an order took, once per order; what was added meanwhile
   * stays. A cart with another id is left alone. Order service only.
   */
  removeOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  removeOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  removeOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  removeOrderedLines(argument: _shoal_cart_v1_RemoveOrderedLinesRequest, callback: grpc.requestCallback<_shoal_cart_v1_RemoveOrderedLinesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sets the units of a line that exists; NOT_FOUND CART_LINE_NOT_FOUND
   * otherwise.
   */
  SetItem(argument: _shoal_cart_v1_SetItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  SetItem(argument: _shoal_cart_v1_SetItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  SetItem(argument: _shoal_cart_v1_SetItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  SetItem(argument: _shoal_cart_v1_SetItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sets the units of a line that exists; NOT_FOUND CART_LINE_NOT_FOUND
   * otherwise.
   */
  setItem(argument: _shoal_cart_v1_SetItemRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  setItem(argument: _shoal_cart_v1_SetItemRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  setItem(argument: _shoal_cart_v1_SetItemRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  setItem(argument: _shoal_cart_v1_SetItemRequest, callback: grpc.requestCallback<_shoal_cart_v1_SetItemResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Carts. Each change is one atomic script in Redis; a cart expires 30 days
 * after its last change.
 */
export interface CartServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Adds units to a line. FAILED_PRECONDITION CART_LINE_LIMIT beyond 100
   * lines, CART_QUANTITY_LIMIT beyond 999 units of one.
   */
  AddItem: grpc.handleUnaryCall<_shoal_cart_v1_AddItemRequest__Output, _shoal_cart_v1_AddItemResponse>;
  
  /**
   * Removes all lines.
   */
  ClearCart: grpc.handleUnaryCall<_shoal_cart_v1_ClearCartRequest__Output, _shoal_cart_v1_ClearCartResponse>;
  
  /**
   * Starts an empty guest cart and answers its id.
   */
  CreateGuestCart: grpc.handleUnaryCall<_shoal_cart_v1_CreateGuestCartRequest__Output, _shoal_cart_v1_CreateGuestCartResponse>;
  
  /**
   * The cart as it is; an owner without one has an empty cart of version 0.
   */
  GetCart: grpc.handleUnaryCall<_shoal_cart_v1_GetCartRequest__Output, _shoal_cart_v1_GetCartResponse>;
  
  /**
   * Moves a guest's lines into a customer's cart in one step: quantities add
   * up to 999, lines past the 100th stay out. The guest cart is gone after.
   */
  MergeCart: grpc.handleUnaryCall<_shoal_cart_v1_MergeCartRequest__Output, _shoal_cart_v1_MergeCartResponse>;
  
  /**
   * Removes a line; a line that is not there is no error.
   */
  RemoveItem: grpc.handleUnaryCall<_shoal_cart_v1_RemoveItemRequest__Output, _shoal_cart_v1_RemoveItemResponse>;
  
  /**
   * Subtracts what an order took, once per order; what was added meanwhile
   * stays. A cart with another id is left alone. Order service only.
   */
  RemoveOrderedLines: grpc.handleUnaryCall<_shoal_cart_v1_RemoveOrderedLinesRequest__Output, _shoal_cart_v1_RemoveOrderedLinesResponse>;
  
  /**
   * Sets the units of a line that exists; NOT_FOUND CART_LINE_NOT_FOUND
   * otherwise.
   */
  SetItem: grpc.handleUnaryCall<_shoal_cart_v1_SetItemRequest__Output, _shoal_cart_v1_SetItemResponse>;
  
}

export interface CartServiceDefinition extends grpc.ServiceDefinition {
  AddItem: MethodDefinition<_shoal_cart_v1_AddItemRequest, _shoal_cart_v1_AddItemResponse, _shoal_cart_v1_AddItemRequest__Output, _shoal_cart_v1_AddItemResponse__Output>
  ClearCart: MethodDefinition<_shoal_cart_v1_ClearCartRequest, _shoal_cart_v1_ClearCartResponse, _shoal_cart_v1_ClearCartRequest__Output, _shoal_cart_v1_ClearCartResponse__Output>
  CreateGuestCart: MethodDefinition<_shoal_cart_v1_CreateGuestCartRequest, _shoal_cart_v1_CreateGuestCartResponse, _shoal_cart_v1_CreateGuestCartRequest__Output, _shoal_cart_v1_CreateGuestCartResponse__Output>
  GetCart: MethodDefinition<_shoal_cart_v1_GetCartRequest, _shoal_cart_v1_GetCartResponse, _shoal_cart_v1_GetCartRequest__Output, _shoal_cart_v1_GetCartResponse__Output>
  MergeCart: MethodDefinition<_shoal_cart_v1_MergeCartRequest, _shoal_cart_v1_MergeCartResponse, _shoal_cart_v1_MergeCartRequest__Output, _shoal_cart_v1_MergeCartResponse__Output>
  RemoveItem: MethodDefinition<_shoal_cart_v1_RemoveItemRequest, _shoal_cart_v1_RemoveItemResponse, _shoal_cart_v1_RemoveItemRequest__Output, _shoal_cart_v1_RemoveItemResponse__Output>
  RemoveOrderedLines: MethodDefinition<_shoal_cart_v1_RemoveOrderedLinesRequest, _shoal_cart_v1_RemoveOrderedLinesResponse, _shoal_cart_v1_RemoveOrderedLinesRequest__Output, _shoal_cart_v1_RemoveOrderedLinesResponse__Output>
  SetItem: MethodDefinition<_shoal_cart_v1_SetItemRequest, _shoal_cart_v1_SetItemResponse, _shoal_cart_v1_SetItemRequest__Output, _shoal_cart_v1_SetItemResponse__Output>
}
