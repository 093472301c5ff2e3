// Carts in Redis. Each change is one script, so that changes made at the same time wait for each other and none is
// lost; each answers the cart as it left it. Two keys meet in a merge, so this Redis is one primary, not a cluster.

import { createScript, type Redis } from "@shoal/redis";
import { type Cart, type CartLine, linesMax, noCart, type Owner, quantityMax } from "./domain.ts";
import addItemLua from "./scripts/add-item.lua" with { type: "text" };
import cartLua from "./scripts/cart.lua" with { type: "text" };
import clearCartLua from "./scripts/clear-cart.lua" with { type: "text" };
import createGuestCartLua from "./scripts/create-guest-cart.lua" with { type: "text" };
import mergeCartLua from "./scripts/merge-cart.lua" with { type: "text" };
import removeItemLua from "./scripts/remove-item.lua" with { type: "text" };
import removeOrderedLinesLua from "./scripts/remove-ordered-lines.lua" with { type: "text" };
import setItemLua from "./scripts/set-item.lua" with { type: "text" };

/** A repeated addition is recognised for this long, */
const requestTtlMs = 24 * 60 * 60 * 1000;
/** and among this many of the cart's latest: what a client may make us remember is bounded. */
const requestsMax = 128;
/** An order's removal is tried for far less; also how long a merged guest cart is followed. */
const orderTtlMs = 7 * 24 * 60 * 60 * 1000;

export type CartStoreOptions = {
  /** A cart is forgotten this long after its last change. */
  readonly cartTtlMs: number;
  /** The bounds of the domain unless given. */
  readonly linesMax?: number;
  readonly quantityMax?: number;
};

export type Addition = CartLine & {
  /** Becomes the id of a customer's cart that does not exist yet; a guest's cart must exist. */
  readonly newCartId: string;
  /** A repeat with the same key adds nothing; empty for none. */
  readonly requestId: string;
};

export type AdditionRefused =
  | "CART_NOT_FOUND"
  | "CART_LINE_LIMIT"
  | "CART_QUANTITY_LIMIT"
  /** The key came before, with another variant or quantity. */
  | "IDEMPOTENCY_KEY_REUSED";

export type Merge = { readonly userId: string; readonly guestCartId: string; readonly newCartId: string };

export type OrderedLines = {
  /** The cart that was ordered; the owner's cart is left alone when it has another id by now. */
  readonly cartId: string;
  readonly orderId: string;
  readonly lines: readonly CartLine[];
};

/** Every change answers the cart after it, or why nothing was changed. */
export type CartStore = {
  createGuestCart(guestCartId: string): Promise<Cart>;
  /** `noCart` for an owner without one. */
  getCart(owner: Owner): Promise<Cart>;
  addItem(owner: Owner, addition: Addition): Promise<Cart | AdditionRefused>;
  setItem(owner: Owner, line: CartLine): Promise<Cart | "CART_LINE_NOT_FOUND">;
  removeItem(owner: Owner, variantId: string): Promise<Cart>;
  clearCart(owner: Owner): Promise<Cart>;
  /** Answers the customer's cart. */
  mergeCart(merge: Merge): Promise<Cart>;
  removeOrderedLines(owner: Owner, ordered: OrderedLines): Promise<Cart>;
};

export function createCartStore(redis: Redis, options: CartStoreOptions): CartStore {
  const script = (name: string, lua: string) => createScript(redis, name, `${cartLua}\n${lua}`);
  const createGuestCart = script("create_guest_cart", createGuestCartLua);
  const addItem = script("add_item", addItemLua);
  const setItem = script("set_item", setItemLua);
  const removeItem = script("remove_item", removeItemLua);
  const clearCart = script("clear_cart", clearCartLua);
  const mergeCart = script("merge_cart", mergeCartLua);
  const removeOrderedLines = script("remove_ordered_lines", removeOrderedLinesLua);
  const ttlMs = options.cartTtlMs;
  const bounds = [options.linesMax ?? linesMax, options.quantityMax ?? quantityMax] as const;
  const memory = [requestTtlMs, requestsMax] as const;

  return {
    createGuestCart: async (guestCartId) =>
      changedCart(await createGuestCart([cartKey({ kind: "guest", guestCartId })], [guestCartId, ttlMs])),
    getCart: async (owner) => cartFromFields(Object.entries(await redis.hgetall(cartKey(owner)))),
    addItem: async (owner, { variantId, quantity, newCartId, requestId }) => {
      const id = owner.kind === "user" ? newCartId : "";
      const request = requestId === "" ? "" : digestOf(requestId);
      const args = [variantId, quantity, id, request, ttlMs, ...bounds, ...memory];
      return outcomeOf(await addItem([cartKey(owner), requestsKey(owner)], args), [
        "CART_NOT_FOUND",
        "CART_LINE_LIMIT",
        "CART_QUANTITY_LIMIT",
        "IDEMPOTENCY_KEY_REUSED",
      ]);
    },
    setItem: async (owner, { variantId, quantity }) =>
      outcomeOf(await setItem([cartKey(owner)], [variantId, quantity, ttlMs]), ["CART_LINE_NOT_FOUND"]),
    removeItem: async (owner, variantId) => changedCart(await removeItem([cartKey(owner)], [variantId, ttlMs])),
    clearCart: async (owner) => changedCart(await clearCart([cartKey(owner)], [ttlMs])),
    mergeCart: async ({ userId, guestCartId, newCartId }) => {
      const user: Owner = { kind: "user", userId };
      const guest: Owner = { kind: "guest", guestCartId };
      const keys = [cartKey(user), requestsKey(user), cartKey(guest), requestsKey(guest), mergedNoteKey(guestCartId)];
      return changedCart(await mergeCart(keys, [newCartId, ttlMs, ...bounds, ...memory, orderTtlMs]));
    },
    removeOrderedLines: async (owner, { cartId, orderId, lines }) => {
      const keys = [cartKey(owner), `cart:orders:${cartId}`, mergedNoteKey(cartId)];
      const pairs = lines.flatMap(({ variantId, quantity }) => [variantId, quantity]);
      return changedCart(await removeOrderedLines(keys, [cartId, orderId, ttlMs, orderTtlMs, ...pairs]));
    },
  };
}

function cartKey(owner: Owner): string {
  return owner.kind === "user" ? `cart:user:${owner.userId}` : `cart:guest:${owner.guestCartId}`;
}

function requestsKey(owner: Owner): string {
  return `${cartKey(owner)}:requests`;
}

function mergedNoteKey(guestCartId: string): string {
  return `cart:merged:${guestCartId}`;
}

/** Client keys may be long, and may say something about the client: what is kept is neither. */
function digestOf(requestId: string): string {
  return new Bun.CryptoHasher("sha256").update(requestId).digest("base64url").slice(0, 22);
}

/** Reads a script's answer, { outcome, fields }, where the outcome may be one of the given refusals. */
function outcomeOf<const Refused extends string = never>(reply: unknown, refusals: readonly Refused[]): Cart | Refused {
  if (!Array.isArray(reply) || !Array.isArray(reply[1])) throw new Error("a cart script answered something else");
  const [outcome, fields]: [unknown, unknown[]] = [reply[0], reply[1]];
  const refused = refusals.find((reason) => reason === outcome);
  if (refused !== undefined) return refused;
  if (outcome !== "DONE") throw new Error(`a cart script answered ${String(outcome)}`);
  const entries: [string, string][] = [];
  for (let i = 0; i < fields.length; i += 2) entries.push([String(fields[i]), String(fields[i + 1])]);
  return cartFromFields(entries);
}

function changedCart(reply: unknown): Cart {
  return outcomeOf<never>(reply, []);
}

/** Reads the hash that scripts/cart.lua describes. */
function cartFromFields(fields: readonly (readonly [string, string])[]): Cart {
  if (fields.length === 0) return noCart;
  let id = "";
  let version = 0n;
  const lines: (CartLine & { place: number })[] = [];
  for (const [field, value] of fields) {
    if (field === "id") id = value;
    else if (field === "version") version = BigInt(value);
    else if (field !== "next") {
      const [place, quantity] = value.split(":");
      lines.push({ variantId: field, place: Number(place), quantity: Number(quantity) });
    }
  }
  lines.sort((one, other) => one.place - other.place);
  return { id, version, lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })) };
}
