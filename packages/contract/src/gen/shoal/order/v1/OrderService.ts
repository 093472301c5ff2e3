import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CancelOrderRequest as _shoal_order_v1_CancelOrderRequest, CancelOrderRequest__Output as _shoal_order_v1_CancelOrderRequest__Output } from '../../../shoal/order/v1/CancelOrderRequest.ts';
import type { CancelOrderResponse as _shoal_order_v1_CancelOrderResponse, CancelOrderResponse__Output as _shoal_order_v1_CancelOrderResponse__Output } from '../../../shoal/order/v1/CancelOrderResponse.ts';
import type { DeliverOrderRequest as _shoal_order_v1_DeliverOrderRequest, DeliverOrderRequest__Output as _shoal_order_v1_DeliverOrderRequest__Output } from '../../../shoal/order/v1/DeliverOrderRequest.ts';
import type { DeliverOrderResponse as _shoal_order_v1_DeliverOrderResponse, DeliverOrderResponse__Output as _shoal_order_v1_DeliverOrderResponse__Output } from '../../../shoal/order/v1/DeliverOrderResponse.ts';
import type { EraseBuyerRequest as _shoal_order_v1_EraseBuyerRequest, EraseBuyerRequest__Output as _shoal_order_v1_EraseBuyerRequest__Output } from '../../../shoal/order/v1/EraseBuyerRequest.ts';
import type { EraseBuyerResponse as _shoal_order_v1_EraseBuyerResponse, EraseBuyerResponse__Output as _shoal_order_v1_EraseBuyerResponse__Output } from '../../../shoal/order/v1/EraseBuyerResponse.ts';
import type { GetOrderRequest as _shoal_order_v1_GetOrderRequest, GetOrderRequest__Output as _shoal_order_v1_GetOrderRequest__Output } from '../../../shoal/order/v1/GetOrderRequest.ts';
import type { GetOrderResponse as _shoal_order_v1_GetOrderResponse, GetOrderResponse__Output as _shoal_order_v1_GetOrderResponse__Output } from '../../../shoal/order/v1/GetOrderResponse.ts';
import type { ListOrdersRequest as _shoal_order_v1_ListOrdersRequest, ListOrdersRequest__Output as _shoal_order_v1_ListOrdersRequest__Output } from '../../../shoal/order/v1/ListOrdersRequest.ts';
import type { ListOrdersResponse as _shoal_order_v1_ListOrdersResponse, ListOrdersResponse__Output as _shoal_order_v1_ListOrdersResponse__Output } from '../../../shoal/order/v1/ListOrdersResponse.ts';
import type { PlaceOrderRequest as _shoal_order_v1_PlaceOrderRequest, PlaceOrderRequest__Output as _shoal_order_v1_PlaceOrderRequest__Output } from '../../../shoal/order/v1/PlaceOrderRequest.ts';
import type { PlaceOrderResponse as _shoal_order_v1_PlaceOrderResponse, PlaceOrderResponse__Output as _shoal_order_v1_PlaceOrderResponse__Output } from '../../../shoal/order/v1/PlaceOrderResponse.ts';
import type { QuoteOrderRequest as _shoal_order_v1_QuoteOrderRequest, QuoteOrderRequest__Output as _shoal_order_v1_QuoteOrderRequest__Output } from '../../../shoal/order/v1/QuoteOrderRequest.ts';
import type { QuoteOrderResponse as _shoal_order_v1_QuoteOrderResponse, QuoteOrderResponse__Output as _shoal_order_v1_QuoteOrderResponse__Output } from '../../../shoal/order/v1/QuoteOrderResponse.ts';
import type { RefundOrderRequest as _shoal_order_v1_RefundOrderRequest, RefundOrderRequest__Output as _shoal_order_v1_RefundOrderRequest__Output } from '../../../shoal/order/v1/RefundOrderRequest.ts';
import type { RefundOrderResponse as _shoal_order_v1_RefundOrderResponse, RefundOrderResponse__Output as _shoal_order_v1_RefundOrderResponse__Output } from '../../../shoal/order/v1/RefundOrderResponse.ts';
import type { ShipOrderRequest as _shoal_order_v1_ShipOrderRequest, ShipOrderRequest__Output as _shoal_order_v1_ShipOrderRequest__Output } from '../../../shoal/order/v1/ShipOrderRequest.ts';
import type { ShipOrderResponse as _shoal_order_v1_ShipOrderResponse, ShipOrderResponse__Output as _shoal_order_v1_ShipOrderResponse__Output } from '../../../shoal/order/v1/ShipOrderResponse.ts';

/**
 * Placing orders and everything after. No price, discount, tax or total is
 * ever taken from a caller. A request_id names an effect: a repeat with the
 * same content answers what the first one answered, with other content
 * INVALID_ARGUMENT IDEMPOTENCY_KEY_REUSED.
 */
export interface OrderServiceClient extends grpc.Client {
  /**
   * Cancels before shipping. A pending order is undone by whoever drives it;
   * a confirmed one is voided or refunded, and restocked.
   */
  CancelOrder(argument: _shoal_order_v1_CancelOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _shoal_order_v1_CancelOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _shoal_order_v1_CancelOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  CancelOrder(argument: _shoal_order_v1_CancelOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Cancels before shipping. A pending order is undone by whoever drives it;
   * a confirmed one is voided or refunded, and restocked.
   */
  cancelOrder(argument: _shoal_order_v1_CancelOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _shoal_order_v1_CancelOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _shoal_order_v1_CancelOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  cancelOrder(argument: _shoal_order_v1_CancelOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_CancelOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Shipped to delivered. Staff.
   */
  DeliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  DeliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  DeliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  DeliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Shipped to delivered. Staff.
   */
  deliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  deliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  deliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  deliverOrder(argument: _shoal_order_v1_DeliverOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_DeliverOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes what is personal out of a deleted account's orders that have ended.
   * Their money, lines and events stay. For services.
   */
  EraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  EraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  EraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  EraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes what is personal out of a deleted account's orders that have ended.
   * Their money, lines and events stay. For services.
   */
  eraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  eraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  eraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  eraseBuyer(argument: _shoal_order_v1_EraseBuyerRequest, callback: grpc.requestCallback<_shoal_order_v1_EraseBuyerResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One order with its timeline: the buyer's own, a guest's by token, any for
   * staff; NOT_FOUND for everybody else.
   */
  GetOrder(argument: _shoal_order_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _shoal_order_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _shoal_order_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _shoal_order_v1_GetOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One order with its timeline: the buyer's own, a guest's by token, any for
   * staff; NOT_FOUND for everybody else.
   */
  getOrder(argument: _shoal_order_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _shoal_order_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _shoal_order_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _shoal_order_v1_GetOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Orders, newest first: a customer's own, or all for staff. Without
   * timelines.
   */
  ListOrders(argument: _shoal_order_v1_ListOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _shoal_order_v1_ListOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _shoal_order_v1_ListOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOrders(argument: _shoal_order_v1_ListOrdersRequest, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Orders, newest first: a customer's own, or all for staff. Without
   * timelines.
   */
  listOrders(argument: _shoal_order_v1_ListOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _shoal_order_v1_ListOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _shoal_order_v1_ListOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOrders(argument: _shoal_order_v1_ListOrdersRequest, callback: grpc.requestCallback<_shoal_order_v1_ListOrdersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Buys the cart. The answer's order is confirmed, or pending while the
   * payment's outcome is unknown. Refusals: FAILED_PRECONDITION CART_EMPTY,
   * OUT_OF_STOCK, VARIANT_UNAVAILABLE, PRICE_CHANGED, PAYMENT_DECLINED,
   * PAYMENT_INSUFFICIENT_FUNDS; ABORTED ORDER_IN_PROGRESS while the first
   * request of the key runs; ALREADY_EXISTS CART_ALREADY_ORDERED.
   */
  PlaceOrder(argument: _shoal_order_v1_PlaceOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _shoal_order_v1_PlaceOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _shoal_order_v1_PlaceOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  PlaceOrder(argument: _shoal_order_v1_PlaceOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Buys the cart. The answer's order is confirmed, or pending while the
   * payment's outcome is unknown. Refusals: FAILED_PRECONDITION CART_EMPTY,
   * OUT_OF_STOCK, VARIANT_UNAVAILABLE, PRICE_CHANGED, PAYMENT_DECLINED,
   * PAYMENT_INSUFFICIENT_FUNDS; ABORTED ORDER_IN_PROGRESS while the first
   * request of the key runs; ALREADY_EXISTS CART_ALREADY_ORDERED.
   */
  placeOrder(argument: _shoal_order_v1_PlaceOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _shoal_order_v1_PlaceOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _shoal_order_v1_PlaceOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  placeOrder(argument: _shoal_order_v1_PlaceOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_PlaceOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What the cart would cost now.
   */
  QuoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  QuoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  QuoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  QuoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What the cart would cost now.
   */
  quoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  quoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  quoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  quoteOrder(argument: _shoal_order_v1_QuoteOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_QuoteOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Gives money back for some lines or for all that is left. Staff.
   */
  RefundOrder(argument: _shoal_order_v1_RefundOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  RefundOrder(argument: _shoal_order_v1_RefundOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  RefundOrder(argument: _shoal_order_v1_RefundOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  RefundOrder(argument: _shoal_order_v1_RefundOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Gives money back for some lines or for all that is left. Staff.
   */
  refundOrder(argument: _shoal_order_v1_RefundOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  refundOrder(argument: _shoal_order_v1_RefundOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  refundOrder(argument: _shoal_order_v1_RefundOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  refundOrder(argument: _shoal_order_v1_RefundOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_RefundOrderResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Confirmed and captured to shipped. Staff.
   */
  ShipOrder(argument: _shoal_order_v1_ShipOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  ShipOrder(argument: _shoal_order_v1_ShipOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  ShipOrder(argument: _shoal_order_v1_ShipOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  ShipOrder(argument: _shoal_order_v1_ShipOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Confirmed and captured to shipped. Staff.
   */
  shipOrder(argument: _shoal_order_v1_ShipOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  shipOrder(argument: _shoal_order_v1_ShipOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  shipOrder(argument: _shoal_order_v1_ShipOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  shipOrder(argument: _shoal_order_v1_ShipOrderRequest, callback: grpc.requestCallback<_shoal_order_v1_ShipOrderResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Placing orders and everything after. No price, discount, tax or total is
 * ever taken from a caller. A request_id names an effect: a repeat with the
 * same content answers what the first one answered, with other content
 * INVALID_ARGUMENT IDEMPOTENCY_KEY_REUSED.
 */
export interface OrderServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Cancels before shipping. A pending order is undone by whoever drives it;
   * a confirmed one is voided or refunded, and restocked.
   */
  CancelOrder: grpc.handleUnaryCall<_shoal_order_v1_CancelOrderRequest__Output, _shoal_order_v1_CancelOrderResponse>;
  
  /**
   * Shipped to delivered. Staff.
   */
  DeliverOrder: grpc.handleUnaryCall<_shoal_order_v1_DeliverOrderRequest__Output, _shoal_order_v1_DeliverOrderResponse>;
  
  /**
   * Takes what is personal out of a deleted account's orders that have ended.
   * Their money, lines and events stay. For services.
   */
  EraseBuyer: grpc.handleUnaryCall<_shoal_order_v1_EraseBuyerRequest__Output, _shoal_order_v1_EraseBuyerResponse>;
  
  /**
   * One order with its timeline: the buyer's own, a guest's by token, any for
   * staff; NOT_FOUND for everybody else.
   */
  GetOrder: grpc.handleUnaryCall<_shoal_order_v1_GetOrderRequest__Output, _shoal_order_v1_GetOrderResponse>;
  
  /**
   * Orders, newest first: a customer's own, or all for staff. Without
   * timelines.
   */
  ListOrders: grpc.handleUnaryCall<_shoal_order_v1_ListOrdersRequest__Output, _shoal_order_v1_ListOrdersResponse>;
  
  /**
   * Buys the cart. The answer's order is confirmed, or pending while the
   * payment's outcome is unknown. Refusals: FAILED_PRECONDITION CART_EMPTY,
   * OUT_OF_STOCK, VARIANT_UNAVAILABLE, PRICE_CHANGED, PAYMENT_DECLINED,
   * PAYMENT_INSUFFICIENT_FUNDS; ABORTED ORDER_IN_PROGRESS while the first
   * request of the key runs; ALREADY_EXISTS CART_ALREADY_ORDERED.
   */
  PlaceOrder: grpc.handleUnaryCall<_shoal_order_v1_PlaceOrderRequest__Output, _shoal_order_v1_PlaceOrderResponse>;
  
  /**
   * What the cart would cost now.
   */
  QuoteOrder: grpc.handleUnaryCall<_shoal_order_v1_QuoteOrderRequest__Output, _shoal_order_v1_QuoteOrderResponse>;
  
  /**
   * Gives money back for some lines or for all that is left. Staff.
   */
  RefundOrder: grpc.handleUnaryCall<_shoal_order_v1_RefundOrderRequest__Output, _shoal_order_v1_RefundOrderResponse>;
  
  /**
   * Confirmed and captured to shipped. Staff.
   */
  ShipOrder: grpc.handleUnaryCall<_shoal_order_v1_ShipOrderRequest__Output, _shoal_order_v1_ShipOrderResponse>;
  
}

export interface OrderServiceDefinition extends grpc.ServiceDefinition {
  CancelOrder: MethodDefinition<_shoal_order_v1_CancelOrderRequest, _shoal_order_v1_CancelOrderResponse, _shoal_order_v1_CancelOrderRequest__Output, _shoal_order_v1_CancelOrderResponse__Output>
  DeliverOrder: MethodDefinition<_shoal_order_v1_DeliverOrderRequest, _shoal_order_v1_DeliverOrderResponse, _shoal_order_v1_DeliverOrderRequest__Output, _shoal_order_v1_DeliverOrderResponse__Output>
  EraseBuyer: MethodDefinition<_shoal_order_v1_EraseBuyerRequest, _shoal_order_v1_EraseBuyerResponse, _shoal_order_v1_EraseBuyerRequest__Output, _shoal_order_v1_EraseBuyerResponse__Output>
  GetOrder: MethodDefinition<_shoal_order_v1_GetOrderRequest, _shoal_order_v1_GetOrderResponse, _shoal_order_v1_GetOrderRequest__Output, _shoal_order_v1_GetOrderResponse__Output>
  ListOrders: MethodDefinition<_shoal_order_v1_ListOrdersRequest, _shoal_order_v1_ListOrdersResponse, _shoal_order_v1_ListOrdersRequest__Output, _shoal_order_v1_ListOrdersResponse__Output>
  PlaceOrder: MethodDefinition<_shoal_order_v1_PlaceOrderRequest, _shoal_order_v1_PlaceOrderResponse, _shoal_order_v1_PlaceOrderRequest__Output, _shoal_order_v1_PlaceOrderResponse__Output>
  QuoteOrder: MethodDefinition<_shoal_order_v1_QuoteOrderRequest, _shoal_order_v1_QuoteOrderResponse, _shoal_order_v1_QuoteOrderRequest__Output, _shoal_order_v1_QuoteOrderResponse__Output>
  RefundOrder: MethodDefinition<_shoal_order_v1_RefundOrderRequest, _shoal_order_v1_RefundOrderResponse, _shoal_order_v1_RefundOrderRequest__Output, _shoal_order_v1_RefundOrderResponse__Output>
  ShipOrder: MethodDefinition<_shoal_order_v1_ShipOrderRequest, _shoal_order_v1_ShipOrderResponse, _shoal_order_v1_ShipOrderRequest__Output, _shoal_order_v1_ShipOrderResponse__Output>
}
