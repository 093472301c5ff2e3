// Buys a cart. The request key is looked up, the cart read, the order inserted with its key; from there the checkout
// runs by itself, whether or not the caller still waits.

import type { PlaceOrderRequest__Output, PlaceOrderResponse } from "@shoal/contract";
import { zero } from "@shoal/money";
import { crashPoint } from "@shoal/process";
import { aborted, alreadyExists, type Call, failedPrecondition, nextDeadline } from "@shoal/rpc";
import { placeAnswerOf, readPlaceAnswer, tokenForBuyer } from "../checkout/answer.ts";
import { type DriveOutcome, driveCheckout } from "../checkout/drive.ts";
import { interrupted, refusalFromStored } from "../checkout/refusals.ts";
import type { Deps } from "../deps.ts";
import { placed } from "../domain/checkout-steps.ts";
import { buyerKeyOf, type Order, stampChange } from "../domain/order.ts";
import { orderNumber } from "../domain/order-number.ts";
import type { Units } from "../domain/refunds.ts";
import { countPlaced } from "../observe.ts";
import { hashRequest } from "../order-token.ts";
import type { Outbox } from "../outbox.ts";
import { findKey, type KeyName, type StoredKey } from "../store/idempotency.ts";
import { findLiveOrderOfCart, findOrder, insertOrder } from "../store/orders.ts";
import type { Tasks } from "../tasks.ts";
import { cartOwnerToProto, orderToProto } from "../wire.ts";
import { checkOffer, checkProvider, type PlaceOrderInput, readPlaceOrder, requireOwner } from "./checkout-input.ts";
import { keyReused } from "./request-key.ts";

export type PlaceOrderDeps = Deps & { readonly outbox: Outbox; readonly tasks: Tasks };

/** An answer is on its way this long before the caller stops waiting. */
const answerMarginMs = 150;
/** Two random numbers alike are next to impossible; five are a fault. */
const numberTriesMax = 5;

export async function placeOrder(
  deps: PlaceOrderDeps,
  request: PlaceOrderRequest__Output,
  call: Call,
): Promise<PlaceOrderResponse> {
  const input = readPlaceOrder(request);
  requireOwner(call, input.owner);
  const requestHash = hashRequest(deps.settings.orderTokenSecret, hashable(input));
  const repeated = await answerFromKey(deps, input, requestHash);
  if (repeated !== undefined) return repeated;

  checkOffer(deps.settings, input);
  checkProvider(deps.payments.name, input.provider);
  const cart = await readCart(deps, input, call);
  // While the cart was read, the first request of this key may have bought it.
  if (cart.units.length === 0) {
    const raced = await answerFromKey(deps, input, requestHash);
    if (raced !== undefined) return raced;
    throw failedPrecondition("CART_EMPTY", "there is nothing in the cart");
  }

  const leaseToken = deps.newId();
  const inserted = await insert(deps, input, cart, { leaseToken, requestHash });
  if (inserted.kind === "repeated") return inserted.response;
  const { order } = inserted;
  crashPoint("order.placed");
  const checkout = driveCheckout(
    deps,
    { order, leaseToken, isOverdue: false },
    {
      requestId: call.requestId,
      leaseToken,
      units: cart.units,
      token: input.token,
      ...(input.expectedTotal === undefined ? {} : { expectedTotal: input.expectedTotal }),
    },
  ).finally(deps.outbox.wake);
  deps.tasks.run("checkout", checkout);
  return await answer(deps, input, order, await untilDeadline(checkout, call));
}

/** What makes two requests of a key the same. Amounts are text, since JSON has no bigint. */
function hashable(input: PlaceOrderInput): unknown {
  const { expectedTotal, ...rest } = input;
  return [rest, expectedTotal === undefined ? null : [expectedTotal.currency, String(expectedTotal.amountMinor)]];
}

function keyNameOf(input: PlaceOrderInput): KeyName {
  return { caller: buyerKeyOf(input.owner), rpc: "PlaceOrder", requestId: input.requestId };
}

/** What the key answers if it was used before; throws what it refused, or that it still runs. */
async function answerFromKey(
  deps: Deps,
  input: PlaceOrderInput,
  requestHash: Buffer,
): Promise<PlaceOrderResponse | undefined> {
  const key = await findKey(deps.pool, keyNameOf(input));
  if (key === undefined) return undefined;
  if (!key.requestHash.equals(requestHash)) throw keyReused();
  const response = readAnswer(deps, key);
  if (response !== undefined) return response;
  throw aborted("ORDER_IN_PROGRESS", "this order is still being placed", { metadata: { order_id: key.orderId } });
}

/** The key's answer, or undefined while there is none; throws what it refused. */
function readAnswer(deps: Deps, key: StoredKey): PlaceOrderResponse | undefined {
  if (key.refusal !== undefined) throw refusalFromStored(key.refusal);
  return key.answer === undefined ? undefined : readPlaceAnswer(deps, key.answer, key.orderId);
}

type CartSnapshot = { readonly id: string; readonly version: bigint; readonly units: readonly Units[] };

async function readCart(deps: Deps, input: PlaceOrderInput, call: Call): Promise<CartSnapshot> {
  const { cart } = await deps.cart.getCart({ owner: cartOwnerToProto(input.owner) }, call);
  const units = (cart?.lines ?? []).map(({ variantId, quantity }) => ({ variantId, quantity }));
  return { id: cart?.id ?? "", version: BigInt(cart?.version ?? "0"), units };
}

type Inserted =
  | { readonly kind: "inserted"; readonly order: Order }
  | { readonly kind: "repeated"; readonly response: PlaceOrderResponse };

async function insert(
  deps: Deps,
  input: PlaceOrderInput,
  cart: CartSnapshot,
  by: { readonly leaseToken: string; readonly requestHash: Buffer },
): Promise<Inserted> {
  const { leaseMs } = deps.settings;
  for (let attempt = 1; ; attempt += 1) {
    const order = newOrder(deps, input, cart);
    const outcome = await insertOrder(deps.pool, { order, ...by, leaseMs, requestId: input.requestId });
    if (outcome === "inserted") {
      countPlaced();
      return { kind: "inserted", order };
    }
    if (outcome === "number_taken" && attempt < numberTriesMax) continue;
    // A twin of this request breaks both rules at once; its answer comes before the other one.
    const response = await answerFromKey(deps, input, by.requestHash);
    if (response !== undefined) return { kind: "repeated", response };
    const orderId = await findLiveOrderOfCart(deps.pool, cart.id, cart.version);
    if (outcome === "cart_ordered" && orderId !== undefined) {
      const metadata = { order_id: orderId };
      throw alreadyExists("CART_ALREADY_ORDERED", "this cart was ordered already", { metadata });
    }
    // What stood in the way was undone meanwhile.
    if (attempt >= numberTriesMax) throw aborted("ORDER_IN_PROGRESS", "this cart is being ordered; try again");
  }
}

function newOrder(deps: Deps, input: PlaceOrderInput, cart: CartSnapshot): Order {
  const { currency } = deps.settings.rules;
  const number = orderNumber(crypto.getRandomValues(new Uint8Array(10)));
  const createdAt = deps.now();
  const nothing = zero(currency);
  const draft: Order = {
    id: deps.newId(),
    number,
    owner: input.owner,
    email: input.email,
    cartId: cart.id,
    cartVersion: cart.version,
    shippingAddress: input.shippingAddress,
    shippingMethod: input.shippingMethod,
    currency,
    status: "pending",
    step: "created",
    attempt: 1,
    isCancelRequested: false,
    cancelReason: "",
    refusal: undefined,
    lines: [],
    totals: undefined,
    payment: {
      provider: deps.payments.name,
      status: "none",
      isAsked: false,
      nextAction: "",
      captured: nothing,
      refunded: nothing,
      refunding: nothing,
    },
    version: 0n,
    createdAt,
    events: [],
  };
  return stampChange(draft, { after: draft, events: [placed(number)], outbox: [] }, deps.newId, createdAt).after;
}

/** What came of the checkout, or pending when the caller will not wait any longer. */
async function untilDeadline(checkout: Promise<DriveOutcome>, call: Call): Promise<DriveOutcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<DriveOutcome>((resolve) => {
    const leftMs = nextDeadline(call) - answerMarginMs - Date.now();
    timer = setTimeout(() => resolve({ kind: "pending" }), Math.max(0, leftMs));
  });
  try {
    return await Promise.race([checkout, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function answer(
  deps: Deps,
  input: PlaceOrderInput,
  order: Order,
  outcome: DriveOutcome,
): Promise<PlaceOrderResponse> {
  if (outcome.kind === "settled") {
    const final = placeAnswerOf(outcome.order);
    if (final?.kind === "answer") return readPlaceAnswer(deps, final.bytes, order.id);
    throw refusalFromStored(final?.kind === "refusal" ? final.refusal : (outcome.order.refusal ?? interrupted(order)));
  }
  // Somebody else may have ended it meanwhile: then the key has its answer, or is free again. The order is read first,
  // since one that is confirmed by then has its answer stored: what it became later must not be told in its place.
  const current = (await findOrder(deps.pool, order.id))?.order ?? order;
  const key = await findKey(deps.pool, keyNameOf(input));
  if (key?.orderId === order.id) {
    const response = readAnswer(deps, key);
    if (response !== undefined) return response;
  }
  if (current.refusal !== undefined && current.status === "cancelled") throw refusalFromStored(current.refusal);
  const userId = order.owner.kind === "user" ? order.owner.id : "";
  return { order: orderToProto(current), orderToken: tokenForBuyer(deps, order.id, userId) };
}
