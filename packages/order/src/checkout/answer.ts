// What a PlaceOrder key answers: the response message as bytes, made once when the checkout ends, so that every repeat
// is equal to the last byte. A guest's order token is left out of the bytes and put in when they are sent.

import { orderService, type PlaceOrderResponse__Output } from "@shoal/contract";
import type { Deps } from "../deps.ts";
import type { Order } from "../domain/order.ts";
import { orderToken } from "../order-token.ts";
import type { PlaceAnswer } from "../store/save.ts";
import { orderToProto } from "../wire.ts";
import { cancelledOnRequest, freesKey } from "./refusals.ts";

/** The answer that a change of the order gives its key, or undefined while the checkout goes on. */
export function placeAnswerOf(order: Order): PlaceAnswer | undefined {
  if (order.step === "confirmed") {
    if (order.status === "cancelled") return { kind: "refusal", refusal: cancelledOnRequest(order) };
    return {
      kind: "answer",
      bytes: orderService.definition.PlaceOrder.responseSerialize({ order: orderToProto(order), orderToken: "" }),
    };
  }
  if (order.step !== "cancelled" || order.refusal === undefined) return undefined;
  return freesKey(order.refusal) ? { kind: "free" } : { kind: "refusal", refusal: order.refusal };
}

/** The response that was stored, with the order token that is not. */
export function readPlaceAnswer(deps: Deps, bytes: Buffer, orderId: string): PlaceOrderResponse__Output {
  const response = orderService.definition.PlaceOrder.responseDeserialize(bytes);
  return { ...response, orderToken: tokenForBuyer(deps, orderId, response.order?.buyer?.userId ?? "") };
}

/** A guest's capability for an order; accounts need none. */
export function tokenForBuyer(deps: Deps, orderId: string, userId: string): string {
  return userId === "" ? orderToken(deps.settings.orderTokenSecret, orderId) : "";
}
