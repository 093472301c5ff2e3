// Quotes, orders and what becomes of them. The order service decides everything; here requests are completed with what
// only other services know, and answers get their status.

import type { Order__Output } from "@shoal/contract";
import { Elysia } from "elysia";
import { requireCartOwner } from "../buyer.ts";
import { findBuyerEmail, findShippingAddress } from "../checkout-input.ts";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalOrderToken, requireIdempotencyKey } from "../header-values.ts";
import { invalidField } from "../problem.ts";
import { admission } from "../request.ts";
import {
  cartAccepted,
  cartAcceptedKeyRequired,
  keyRequired,
  orderTokenAccepted,
  orderTokenAcceptedKeyRequired,
} from "../shapes/headers.ts";
import {
  noteInput,
  orderInput,
  orderParams,
  orderShape,
  ordersPage,
  ordersQuery,
  placedOrderShape,
  quoteInput,
  quoteShape,
  refundInput,
} from "../shapes/orders.ts";
import { present } from "../wire/accounts.ts";
import { listedOrderToJson, orderStatusToProto, orderToJson, quoteToJson } from "../wire/orders.ts";
import { moneyToProto, pageToJson, pageToProto } from "../wire/values.ts";

/** An order that is still pending was accepted, and its outcome is not known yet. */
const statusFor = ({ status }: Order__Output, done: number) => (status === "ORDER_STATUS_PENDING" ? 202 : done);

export function orderRoutes({ clients }: Deps) {
  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/quotes",
      async ({ body, headers, call }) => {
        const cartOwner = requireCartOwner(call.caller, headers["x-cart-id"]);
        const shippingAddress = await findShippingAddress(clients, body, call);
        const quote = await clients.order.quoteOrder(
          {
            cartOwner,
            ...(shippingAddress === undefined ? {} : { shippingAddress }),
            shippingMethod: body.shipping_method ?? "",
            couponCode: body.coupon_code ?? "",
          },
          call,
        );
        return quoteToJson(quote);
      },
      {
        parse: "json",
        body: quoteInput,
        headers: cartAccepted,
        detail: operation("POST /api/v1/quotes", {
          id: "quoteOrder",
          tag: "Orders",
          summary: "What the cart would cost now",
          answers: { 200: ["Lines and totals", quoteShape] },
          problems: [404, 409],
          guest: "guestCart",
        }),
      },
    )
    .post(
      "/api/v1/orders",
      async ({ body, headers, call, set }) => {
        const requestId = requireIdempotencyKey(headers["idempotency-key"]);
        const cartOwner = requireCartOwner(call.caller, headers["x-cart-id"]);
        const [shippingAddress, email] = await Promise.all([
          findShippingAddress(clients, body, call),
          findBuyerEmail(clients, body.email, call),
        ]);
        if (shippingAddress === undefined) {
          throw invalidField("shipping_address", "REQUIRED", "must be given, or shipping_address_id");
        }
        const { order, orderToken } = await clients.order.placeOrder(
          {
            requestId,
            cartOwner,
            email,
            shippingAddress,
            shippingMethod: body.shipping_method ?? "",
            couponCode: body.coupon_code ?? "",
            ...(body.expected_total === undefined ? {} : { expectedTotal: moneyToProto(body.expected_total) }),
            payment: body.payment,
          },
          call,
        );
        const placed = present(order);
        set.status = statusFor(placed, 201);
        set.headers["location"] = `/api/v1/orders/${placed.id}`;
        const guest = call.caller.kind === "user" || orderToken === "" ? {} : { order_token: orderToken };
        return { ...orderToJson(placed), ...guest };
      },
      {
        parse: "json",
        body: orderInput,
        headers: cartAcceptedKeyRequired,
        detail: operation("POST /api/v1/orders", {
          id: "placeOrder",
          tag: "Orders",
          summary: "Buy the cart",
          description:
            "The same Idempotency-Key with the same body always gets the first answer. A guest also gets order_token, " +
            "which opens the order later as the header X-Order-Token.",
          answers: {
            201: ["The confirmed order", placedOrderShape],
            202: ["The payment's outcome is not known yet; look at the order again", placedOrderShape],
          },
          problems: [402, 404, 409, 422],
          guest: "guestCart",
        }),
      },
    )
    .get(
      "/api/v1/orders",
      async ({ query, call }) => {
        const { orders, nextPageToken } = await clients.order.listOrders(
          {
            status: query.status === undefined ? "ORDER_STATUS_UNSPECIFIED" : orderStatusToProto[query.status],
            query: query.query ?? "",
            userId: query.user_id ?? "",
            ...pageToProto(query),
          },
          call,
        );
        return pageToJson(orders.map(listedOrderToJson), nextPageToken);
      },
      {
        query: ordersQuery,
        detail: operation("GET /api/v1/orders", {
          id: "listOrders",
          tag: "Orders",
          summary: "My orders, newest first; all of them for staff",
          description: "query is an order's number or a buyer's e-mail; query and user_id are for staff.",
          answers: { 200: ["A page of orders", ordersPage] },
          problems: [403],
        }),
      },
    )
    .get(
      "/api/v1/orders/:order_id",
      async ({ params, headers, call }) => {
        const orderToken = optionalOrderToken(headers["x-order-token"]);
        const { order } = await clients.order.getOrder({ orderId: params.order_id, orderToken }, call);
        return orderToJson(present(order));
      },
      {
        params: orderParams,
        headers: orderTokenAccepted,
        detail: operation("GET /api/v1/orders/:order_id", {
          id: "getOrder",
          tag: "Orders",
          summary: "One order with everything that happened to it",
          answers: { 200: ["The order", orderShape] },
          guest: "orderToken",
        }),
      },
    )
    .post(
      "/api/v1/orders/:order_id/cancel",
      async ({ params, body, headers, call, set }) => {
        const { order } = await clients.order.cancelOrder(
          {
            orderId: params.order_id,
            orderToken: optionalOrderToken(headers["x-order-token"]),
            requestId: requireIdempotencyKey(headers["idempotency-key"]),
            note: body.note ?? "",
          },
          call,
        );
        set.status = statusFor(present(order), 200);
        return orderToJson(present(order));
      },
      {
        parse: "json",
        params: orderParams,
        body: noteInput,
        headers: orderTokenAcceptedKeyRequired,
        detail: operation("POST /api/v1/orders/:order_id/cancel", {
          id: "cancelOrder",
          tag: "Orders",
          summary: "Cancel an order that has not been shipped",
          answers: {
            200: ["The cancelled order", orderShape],
            202: ["It is still being placed; the wish is noted", orderShape],
          },
          problems: [409, 422],
          guest: "orderToken",
        }),
      },
    )
    .post(
      "/api/v1/orders/:order_id/ship",
      async ({ params, body, call }) => {
        const { order } = await clients.order.shipOrder({ orderId: params.order_id, note: body.note ?? "" }, call);
        return orderToJson(present(order));
      },
      {
        parse: "json",
        params: orderParams,
        body: noteInput,
        detail: operation("POST /api/v1/orders/:order_id/ship", {
          id: "shipOrder",
          tag: "Orders",
          summary: "Mark an order as on its way",
          answers: { 200: ["The order after the change", orderShape] },
          problems: [409],
        }),
      },
    )
    .post(
      "/api/v1/orders/:order_id/deliver",
      async ({ params, body, call }) => {
        const { order } = await clients.order.deliverOrder({ orderId: params.order_id, note: body.note ?? "" }, call);
        return orderToJson(present(order));
      },
      {
        parse: "json",
        params: orderParams,
        body: noteInput,
        detail: operation("POST /api/v1/orders/:order_id/deliver", {
          id: "deliverOrder",
          tag: "Orders",
          summary: "Mark an order as arrived",
          answers: { 200: ["The order after the change", orderShape] },
          problems: [409],
        }),
      },
    )
    .post(
      "/api/v1/orders/:order_id/refund",
      async ({ params, body, headers, call }) => {
        const { order } = await clients.order.refundOrder(
          {
            orderId: params.order_id,
            requestId: requireIdempotencyKey(headers["idempotency-key"]),
            lines: (body.lines ?? []).map(({ variant_id: variantId, quantity }) => ({ variantId, quantity })),
            restock: body.restock ?? false,
            note: body.note ?? "",
          },
          call,
        );
        return orderToJson(present(order));
      },
      {
        parse: "json",
        params: orderParams,
        body: refundInput,
        headers: keyRequired,
        detail: operation("POST /api/v1/orders/:order_id/refund", {
          id: "refundOrder",
          tag: "Orders",
          summary: "Give money back, for some lines or for all that is left",
          answers: { 200: ["The order after the change", orderShape] },
          problems: [409, 422],
        }),
      },
    );
}
