import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AdjustStockRequest as _shoal_product_v1_AdjustStockRequest, AdjustStockRequest__Output as _shoal_product_v1_AdjustStockRequest__Output } from '../../../shoal/product/v1/AdjustStockRequest.ts';
import type { AdjustStockResponse as _shoal_product_v1_AdjustStockResponse, AdjustStockResponse__Output as _shoal_product_v1_AdjustStockResponse__Output } from '../../../shoal/product/v1/AdjustStockResponse.ts';
import type { CommitReservationRequest as _shoal_product_v1_CommitReservationRequest, CommitReservationRequest__Output as _shoal_product_v1_CommitReservationRequest__Output } from '../../../shoal/product/v1/CommitReservationRequest.ts';
import type { CommitReservationResponse as _shoal_product_v1_CommitReservationResponse, CommitReservationResponse__Output as _shoal_product_v1_CommitReservationResponse__Output } from '../../../shoal/product/v1/CommitReservationResponse.ts';
import type { ListLowStockRequest as _shoal_product_v1_ListLowStockRequest, ListLowStockRequest__Output as _shoal_product_v1_ListLowStockRequest__Output } from '../../../shoal/product/v1/ListLowStockRequest.ts';
import type { ListLowStockResponse as _shoal_product_v1_ListLowStockResponse, ListLowStockResponse__Output as _shoal_product_v1_ListLowStockResponse__Output } from '../../../shoal/product/v1/ListLowStockResponse.ts';
import type { ReleaseReservationRequest as _shoal_product_v1_ReleaseReservationRequest, ReleaseReservationRequest__Output as _shoal_product_v1_ReleaseReservationRequest__Output } from '../../../shoal/product/v1/ReleaseReservationRequest.ts';
import type { ReleaseReservationResponse as _shoal_product_v1_ReleaseReservationResponse, ReleaseReservationResponse__Output as _shoal_product_v1_ReleaseReservationResponse__Output } from '../../../shoal/product/v1/ReleaseReservationResponse.ts';
import type { ReserveStockRequest as _shoal_product_v1_ReserveStockRequest, ReserveStockRequest__Output as _shoal_product_v1_ReserveStockRequest__Output } from '../../../shoal/product/v1/ReserveStockRequest.ts';
import type { ReserveStockResponse as _shoal_product_v1_ReserveStockResponse, ReserveStockResponse__Output as _shoal_product_v1_ReserveStockResponse__Output } from '../../../shoal/product/v1/ReserveStockResponse.ts';
import type { RestockOrderRequest as _shoal_product_v1_RestockOrderRequest, RestockOrderRequest__Output as _shoal_product_v1_RestockOrderRequest__Output } from '../../../shoal/product/v1/RestockOrderRequest.ts';
import type { RestockOrderResponse as _shoal_product_v1_RestockOrderResponse, RestockOrderResponse__Output as _shoal_product_v1_RestockOrderResponse__Output } from '../../../shoal/product/v1/RestockOrderResponse.ts';

/**
 * Stock: what is in the building, and what of it belongs to orders in
 * progress. Every change leaves a row in a ledger.
 */
export interface InventoryServiceClient extends grpc.Client {
  /**
   * Changes units on hand by a difference. FAILED_PRECONDITION
   * STOCK_WOULD_GO_NEGATIVE when fewer than reserved would be left. Staff.
   */
  AdjustStock(argument: _shoal_product_v1_AdjustStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _shoal_product_v1_AdjustStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _shoal_product_v1_AdjustStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  AdjustStock(argument: _shoal_product_v1_AdjustStockRequest, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Changes units on hand by a difference. FAILED_PRECONDITION
   * STOCK_WOULD_GO_NEGATIVE when fewer than reserved would be left. Staff.
   */
  adjustStock(argument: _shoal_product_v1_AdjustStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _shoal_product_v1_AdjustStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _shoal_product_v1_AdjustStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  adjustStock(argument: _shoal_product_v1_AdjustStockRequest, callback: grpc.requestCallback<_shoal_product_v1_AdjustStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Turns reserved units into sold ones. FAILED_PRECONDITION
   * RESERVATION_EXPIRED when the sweeper was first, RESERVATION_CLOSED after a
   * release. A repeat is no error. Order service only.
   */
  CommitReservation(argument: _shoal_product_v1_CommitReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  CommitReservation(argument: _shoal_product_v1_CommitReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  CommitReservation(argument: _shoal_product_v1_CommitReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  CommitReservation(argument: _shoal_product_v1_CommitReservationRequest, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Turns reserved units into sold ones. FAILED_PRECONDITION
   * RESERVATION_EXPIRED when the sweeper was first, RESERVATION_CLOSED after a
   * release. A repeat is no error. Order service only.
   */
  commitReservation(argument: _shoal_product_v1_CommitReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  commitReservation(argument: _shoal_product_v1_CommitReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  commitReservation(argument: _shoal_product_v1_CommitReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  commitReservation(argument: _shoal_product_v1_CommitReservationRequest, callback: grpc.requestCallback<_shoal_product_v1_CommitReservationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Variants of products that are not archived of which few can be sold, in
   * the order of their ids. Staff.
   */
  ListLowStock(argument: _shoal_product_v1_ListLowStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  ListLowStock(argument: _shoal_product_v1_ListLowStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  ListLowStock(argument: _shoal_product_v1_ListLowStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  ListLowStock(argument: _shoal_product_v1_ListLowStockRequest, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Variants of products that are not archived of which few can be sold, in
   * the order of their ids. Staff.
   */
  listLowStock(argument: _shoal_product_v1_ListLowStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  listLowStock(argument: _shoal_product_v1_ListLowStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  listLowStock(argument: _shoal_product_v1_ListLowStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  listLowStock(argument: _shoal_product_v1_ListLowStockRequest, callback: grpc.requestCallback<_shoal_product_v1_ListLowStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives reserved units back, and closes the order id for good, known or
   * not: a late reserve or commit is refused. On a committed reservation
   * nothing changes and the answer says COMMITTED. Order service only.
   */
  ReleaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  ReleaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives reserved units back, and closes the order id for good, known or
   * not: a late reserve or commit is refused. On a committed reservation
   * nothing changes and the answer says COMMITTED. Order service only.
   */
  releaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  releaseReservation(argument: _shoal_product_v1_ReleaseReservationRequest, callback: grpc.requestCallback<_shoal_product_v1_ReleaseReservationResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Sets aside all lines or none, and answers the authoritative prices. A
   * repeat for the same order and attempt answers the stored reservation.
   * FAILED_PRECONDITION OUT_OF_STOCK names the lines; NOT_FOUND
   * VARIANT_NOT_FOUND; FAILED_PRECONDITION RESERVATION_CLOSED after a release
   * or a commit. Order service only.
   */
  ReserveStock(argument: _shoal_product_v1_ReserveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _shoal_product_v1_ReserveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _shoal_product_v1_ReserveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  ReserveStock(argument: _shoal_product_v1_ReserveStockRequest, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Sets aside all lines or none, and answers the authoritative prices. A
   * repeat for the same order and attempt answers the stored reservation.
   * FAILED_PRECONDITION OUT_OF_STOCK names the lines; NOT_FOUND
   * VARIANT_NOT_FOUND; FAILED_PRECONDITION RESERVATION_CLOSED after a release
   * or a commit. Order service only.
   */
  reserveStock(argument: _shoal_product_v1_ReserveStockRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _shoal_product_v1_ReserveStockRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _shoal_product_v1_ReserveStockRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  reserveStock(argument: _shoal_product_v1_ReserveStockRequest, callback: grpc.requestCallback<_shoal_product_v1_ReserveStockResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts sold units of an order back on the shelf, once per request_id, never
   * more than were sold. Order service only.
   */
  RestockOrder(argument: _shoal_product_v1_RestockOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  RestockOrder(argument: _shoal_product_v1_RestockOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  RestockOrder(argument: _shoal_product_v1_RestockOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  RestockOrder(argument: _shoal_product_v1_RestockOrderRequest, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts sold units of an order back on the shelf, once per request_id, never
   * more than were sold. Order service only.
   */
  restockOrder(argument: _shoal_product_v1_RestockOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  restockOrder(argument: _shoal_product_v1_RestockOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  restockOrder(argument: _shoal_product_v1_RestockOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  restockOrder(argument: _shoal_product_v1_RestockOrderRequest, callback: grpc.requestCallback<_shoal_product_v1_RestockOrderResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Stock: what is in the building, and what of it belongs to orders in
 * progress. Every change leaves a row in a ledger.
 */
export interface InventoryServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Changes units on hand by a difference. FAILED_PRECONDITION
   * STOCK_WOULD_GO_NEGATIVE when fewer than reserved would be left. Staff.
   */
  AdjustStock: grpc.handleUnaryCall<_shoal_product_v1_AdjustStockRequest__Output, _shoal_product_v1_AdjustStockResponse>;
  
  /**
   * Turns reserved units into sold ones. FAILED_PRECONDITION
   * RESERVATION_EXPIRED when the sweeper was first, RESERVATION_CLOSED after a
   * release. A repeat is no error. Order service only.
   */
  CommitReservation: grpc.handleUnaryCall<_shoal_product_v1_CommitReservationRequest__Output, _shoal_product_v1_CommitReservationResponse>;
  
  /**
   * Variants of products that are not archived of which few can be sold, in
   * the order of their ids. Staff.
   */
  ListLowStock: grpc.handleUnaryCall<_shoal_product_v1_ListLowStockRequest__Output, _shoal_product_v1_ListLowStockResponse>;
  
  /**
   * Gives reserved units back, and closes the order id for good, known or
   * not: a late reserve or commit is refused. On a committed reservation
   * nothing changes and the answer says COMMITTED. Order service only.
   */
  ReleaseReservation: grpc.handleUnaryCall<_shoal_product_v1_ReleaseReservationRequest__Output, _shoal_product_v1_ReleaseReservationResponse>;
  
  /**
   * Sets aside all lines or none, and answers the authoritative prices. A
   * repeat for the same order and attempt answers the stored reservation.
   * FAILED_PRECONDITION OUT_OF_STOCK names the lines; NOT_FOUND
   * VARIANT_NOT_FOUND; FAILED_PRECONDITION RESERVATION_CLOSED after a release
   * or a commit. Order service only.
   */
  ReserveStock: grpc.handleUnaryCall<_shoal_product_v1_ReserveStockRequest__Output, _shoal_product_v1_ReserveStockResponse>;
  
  /**
   * Puts sold units of an order back on the shelf, once per request_id, never
   * more than were sold. Order service only.
   */
  RestockOrder: grpc.handleUnaryCall<_shoal_product_v1_RestockOrderRequest__Output, _shoal_product_v1_RestockOrderResponse>;
  
}

export interface InventoryServiceDefinition extends grpc.ServiceDefinition {
  AdjustStock: MethodDefinition<_shoal_product_v1_AdjustStockRequest, _shoal_product_v1_AdjustStockResponse, _shoal_product_v1_AdjustStockRequest__Output, _shoal_product_v1_AdjustStockResponse__Output>
  CommitReservation: MethodDefinition<_shoal_product_v1_CommitReservationRequest, _shoal_product_v1_CommitReservationResponse, _shoal_product_v1_CommitReservationRequest__Output, _shoal_product_v1_CommitReservationResponse__Output>
  ListLowStock: MethodDefinition<_shoal_product_v1_ListLowStockRequest, _shoal_product_v1_ListLowStockResponse, _shoal_product_v1_ListLowStockRequest__Output, _shoal_product_v1_ListLowStockResponse__Output>
  ReleaseReservation: MethodDefinition<_shoal_product_v1_ReleaseReservationRequest, _shoal_product_v1_ReleaseReservationResponse, _shoal_product_v1_ReleaseReservationRequest__Output, _shoal_product_v1_ReleaseReservationResponse__Output>
  ReserveStock: MethodDefinition<_shoal_product_v1_ReserveStockRequest, _shoal_product_v1_ReserveStockResponse, _shoal_product_v1_ReserveStockRequest__Output, _shoal_product_v1_ReserveStockResponse__Output>
  RestockOrder: MethodDefinition<_shoal_product_v1_RestockOrderRequest, _shoal_product_v1_RestockOrderResponse, _shoal_product_v1_RestockOrderRequest__Output, _shoal_product_v1_RestockOrderResponse__Output>
}
