// Carts as plain TypeScript: what the scripts are compared with. Knows neither Redis nor time; what expires is told.

import { type Cart, type CartLine, noCart, type Owner } from "./domain.ts";
import type { Addition, AdditionRefused, Merge, OrderedLines } from "./store.ts";

export type CartCommand =
  | { readonly kind: "create"; readonly guestCartId: string }
  | { readonly kind: "get"; readonly owner: Owner }
  | { readonly kind: "add"; readonly owner: Owner; readonly addition: Addition }
  | { readonly kind: "set"; readonly owner: Owner; readonly line: CartLine }
  | { readonly kind: "remove"; readonly owner: Owner; readonly variantId: string }
  | { readonly kind: "clear"; readonly owner: Owner }
  | { readonly kind: "merge"; readonly merge: Merge }
  | { readonly kind: "order"; readonly owner: Owner; readonly ordered: OrderedLines }
  | { readonly kind: "expire"; readonly owner: Owner };

export type Outcome = Cart | AdditionRefused | "CART_LINE_NOT_FOUND";

type ModelCart = { id: string; version: bigint; lines: Map<string, number>; requests: Map<string, string> };

export type CartModel = {
  readonly linesMax: number;
  readonly quantityMax: number;
  readonly carts: Map<string, ModelCart>;
  readonly orders: Set<string>;
  /** Which cart a merged guest's lines went to. */
  readonly merged: Map<string, string>;
};

export function createCartModel(linesMax: number, quantityMax: number): CartModel {
  return { linesMax, quantityMax, carts: new Map(), orders: new Set(), merged: new Map() };
}

const nameOf = (owner: Owner) => (owner.kind === "user" ? owner.userId : owner.guestCartId);
const newCart = (id: string): ModelCart => ({ id, version: 0n, lines: new Map(), requests: new Map() });

export function showCart(model: CartModel, owner: Owner): Cart {
  const cart = model.carts.get(nameOf(owner));
  if (cart === undefined) return noCart;
  const lines = [...cart.lines].map(([variantId, quantity]) => ({ variantId, quantity }));
  return { id: cart.id, version: cart.version, lines };
}

/** Carries out a command on the model and answers what the store must answer. */
export function applyCommand(model: CartModel, command: CartCommand): Outcome {
  switch (command.kind) {
    case "create":
      model.carts.set(command.guestCartId, newCart(command.guestCartId));
      return showCart(model, { kind: "guest", guestCartId: command.guestCartId });
    case "get":
      return showCart(model, command.owner);
    case "add":
      return add(model, command.owner, command.addition) ?? showCart(model, command.owner);
    case "set": {
      const cart = model.carts.get(nameOf(command.owner));
      if (cart?.lines.has(command.line.variantId) !== true) return "CART_LINE_NOT_FOUND";
      change(cart, (lines) => lines.set(command.line.variantId, command.line.quantity));
      return showCart(model, command.owner);
    }
    case "remove":
      change(model.carts.get(nameOf(command.owner)), (lines) => lines.delete(command.variantId));
      return showCart(model, command.owner);
    case "clear":
      change(model.carts.get(nameOf(command.owner)), (lines) => lines.clear());
      return showCart(model, command.owner);
    case "merge":
      merge(model, command.merge);
      return showCart(model, { kind: "user", userId: command.merge.userId });
    case "order":
      removeOrdered(model, command.owner, command.ordered);
      return showCart(model, command.owner);
    case "expire":
      model.carts.delete(nameOf(command.owner));
      return noCart;
  }
}

/** Applies a change and counts it if the lines are others after it. */
function change(cart: ModelCart | undefined, apply: (lines: Map<string, number>) => void): void {
  if (cart === undefined) return;
  const before = JSON.stringify([...cart.lines]);
  apply(cart.lines);
  if (JSON.stringify([...cart.lines]) !== before) cart.version += 1n;
}

function add(model: CartModel, owner: Owner, addition: Addition): AdditionRefused | undefined {
  const { variantId, quantity, requestId, newCartId } = addition;
  const effect = `${variantId} ${quantity}`;
  const known = model.carts.get(nameOf(owner));
  if (known === undefined && owner.kind === "guest") return "CART_NOT_FOUND";
  const cart = known ?? newCart(newCartId);
  const past = cart.requests.get(requestId);
  if (past !== undefined) return past === effect ? undefined : "IDEMPOTENCY_KEY_REUSED";
  const total = (cart.lines.get(variantId) ?? 0) + quantity;
  if (total > model.quantityMax) return "CART_QUANTITY_LIMIT";
  if (!cart.lines.has(variantId) && cart.lines.size >= model.linesMax) return "CART_LINE_LIMIT";
  change(cart, (lines) => lines.set(variantId, total));
  if (requestId !== "") cart.requests.set(requestId, effect);
  model.carts.set(nameOf(owner), cart);
  return undefined;
}

function merge(model: CartModel, { userId, guestCartId, newCartId }: Merge): void {
  const guest = model.carts.get(guestCartId);
  if (guest === undefined) return;
  model.carts.delete(guestCartId);
  const cart = model.carts.get(userId) ?? newCart(newCartId);
  change(cart, (lines) => {
    for (const [variantId, quantity] of guest.lines) {
      const held = lines.get(variantId);
      if (held !== undefined || lines.size < model.linesMax) {
        lines.set(variantId, Math.min((held ?? 0) + quantity, model.quantityMax));
      }
    }
  });
  if (guest.lines.size > 0) {
    model.carts.set(userId, cart);
    model.merged.set(guestCartId, cart.id);
  }
  for (const [requestId, effect] of guest.requests) {
    if (!cart.requests.has(requestId)) cart.requests.set(requestId, effect);
  }
}

function removeOrdered(model: CartModel, owner: Owner, { cartId, orderId, lines: ordered }: OrderedLines): void {
  const own = model.carts.get(nameOf(owner));
  const heir = [...model.carts.values()].find((cart) => cart.id === model.merged.get(cartId));
  const cart = own?.id === cartId ? own : heir;
  if (cart === undefined || model.orders.has(`${cartId} ${orderId}`)) return;
  model.orders.add(`${cartId} ${orderId}`);
  change(cart, (lines) => {
    for (const { variantId, quantity } of ordered) {
      const left = (lines.get(variantId) ?? 0) - quantity;
      if (left > 0) lines.set(variantId, left);
      else lines.delete(variantId);
    }
  });
}
