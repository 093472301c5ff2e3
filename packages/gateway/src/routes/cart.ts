// The cart of a customer or a guest: the cart service keeps what is meant to be bought, the catalogue says what that is
// and costs. Showing a cart is one call to each, however many lines it has.

import type { Cart__Output, CartOwner, VariantListing__Output } from "@shoal/contract";
import { type Call, Code, failedPrecondition, isRefusal, notFound } from "@shoal/rpc";
import { Elysia } from "elysia";
import { cartOwnerOf, requireCartOwner } from "../buyer.ts";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalIdempotencyKey } from "../header-values.ts";
import { admission } from "../request.ts";
import { addItemInput, cartShape, itemParams, setItemInput } from "../shapes/cart.ts";
import { cartAccepted, cartAndKeyAccepted } from "../shapes/headers.ts";
import { present } from "../wire/accounts.ts";
import { cartToJson } from "../wire/cart.ts";

const noCart: Cart__Output = { id: "", version: "0", lines: [] };
const outages: ReadonlySet<Code> = new Set([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED]);

type Known = Map<string, VariantListing__Output>;

export function cartRoutes({ clients, config }: Deps) {
  /** What the catalogue says of these variants, or undefined while it cannot be asked: carts work without it. */
  async function findListings(variantIds: readonly string[], call: Call): Promise<Known | undefined> {
    if (variantIds.length === 0) return new Map();
    try {
      const { variants } = await clients.product.batchGetVariants({ variantIds: [...variantIds] }, call);
      return new Map(variants.map((listing) => [listing.variant?.id ?? "", listing]));
    } catch (error) {
      if (isRefusal(error) && outages.has(error.code)) return undefined;
      throw error;
    }
  }

  /** The cart as JSON; `known` saves asking again. */
  async function show(cart: Cart__Output, call: Call, known: Known = new Map()) {
    const unknown = cart.lines.map(({ variantId }) => variantId).filter((id) => !known.has(id));
    const found = await findListings(unknown, call);
    return cartToJson(cart, found && new Map([...known, ...found]), config.SHOP_CURRENCY);
  }

  /** Refuses what cannot be bought before it gets into a cart. While the catalogue is away everything may go in. */
  async function requirePurchasable(variantId: string, call: Call): Promise<Known> {
    const known = await findListings([variantId], call);
    if (known === undefined) return new Map();
    const listing = known.get(variantId);
    if (listing === undefined) throw notFound("VARIANT_NOT_FOUND", "there is no such variant");
    if (!listing.purchasable) throw failedPrecondition("VARIANT_UNAVAILABLE", "the variant cannot be ordered");
    return known;
  }

  async function startGuestCart(call: Call): Promise<CartOwner> {
    const { cart } = await clients.cart.createGuestCart({}, call);
    return { guestCartId: present(cart).id };
  }

  /** A guest's cart that has expired is begun anew, under another id. */
  async function add(owner: CartOwner, item: { variantId: string; quantity: number; requestId: string }, call: Call) {
    try {
      return await clients.cart.addItem({ owner, ...item }, call);
    } catch (error) {
      if (!isRefusal(error, "CART_NOT_FOUND")) throw error;
      return await clients.cart.addItem({ owner: await startGuestCart(call), ...item }, call);
    }
  }

  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/cart",
      async ({ headers, call }) => {
        const owner = cartOwnerOf(call.caller, headers["x-cart-id"]);
        const { cart } = owner === undefined ? { cart: noCart } : await clients.cart.getCart({ owner }, call);
        return await show(present(cart), call);
      },
      {
        headers: cartAccepted,
        detail: operation("GET /api/v1/cart", {
          id: "getCart",
          tag: "Cart",
          summary: "The cart with today's prices",
          description: "Prices are null while the catalogue does not answer. A guest without a cart sees an empty one.",
          answers: { 200: ["The cart", cartShape] },
          guest: "guestCart",
        }),
      },
    )
    .delete(
      "/api/v1/cart",
      async ({ headers, call, set }) => {
        const owner = cartOwnerOf(call.caller, headers["x-cart-id"]);
        if (owner !== undefined) await clients.cart.clearCart({ owner }, call);
        set.status = 204;
      },
      {
        headers: cartAccepted,
        detail: operation("DELETE /api/v1/cart", {
          id: "clearCart",
          tag: "Cart",
          summary: "Empty the cart",
          answers: { 204: ["It is empty"] },
          guest: "guestCart",
        }),
      },
    )
    .post(
      "/api/v1/cart/items",
      async ({ body, headers, call, set }) => {
        const variantId = body.variant_id.toLowerCase();
        const requestId = optionalIdempotencyKey(headers["idempotency-key"]);
        const given = cartOwnerOf(call.caller, headers["x-cart-id"]);
        const known = await requirePurchasable(variantId, call);
        const owner = given ?? (await startGuestCart(call));
        const { cart } = await add(owner, { variantId, quantity: body.quantity, requestId }, call);
        if (owner.guestCartId !== undefined) set.headers["x-cart-id"] = present(cart).id;
        return await show(present(cart), call, known);
      },
      {
        parse: "json",
        body: addItemInput,
        headers: cartAndKeyAccepted,
        detail: operation("POST /api/v1/cart/items", {
          id: "addItem",
          tag: "Cart",
          summary: "Add units of a variant",
          description:
            "A guest's first item starts a cart; its id comes as the header X-Cart-Id, to be sent from then on.",
          answers: { 200: ["The cart after the change", cartShape] },
          problems: [404, 409, 422],
          guest: "guestCart",
        }),
      },
    )
    .patch(
      "/api/v1/cart/items/:variant_id",
      async ({ params, body, headers, call }) => {
        const owner = requireCartOwner(call.caller, headers["x-cart-id"]);
        const request = { owner, variantId: params.variant_id, quantity: body.quantity };
        const { cart } = await clients.cart.setItem(request, call);
        return await show(present(cart), call);
      },
      {
        parse: "json",
        params: itemParams,
        body: setItemInput,
        headers: cartAccepted,
        detail: operation("PATCH /api/v1/cart/items/:variant_id", {
          id: "setItem",
          tag: "Cart",
          summary: "Set the units of a line",
          answers: { 200: ["The cart after the change", cartShape] },
          guest: "guestCart",
        }),
      },
    )
    .delete(
      "/api/v1/cart/items/:variant_id",
      async ({ params, headers, call }) => {
        const owner = requireCartOwner(call.caller, headers["x-cart-id"]);
        const { cart } = await clients.cart.removeItem({ owner, variantId: params.variant_id }, call);
        return await show(present(cart), call);
      },
      {
        params: itemParams,
        headers: cartAccepted,
        detail: operation("DELETE /api/v1/cart/items/:variant_id", {
          id: "removeItem",
          tag: "Cart",
          summary: "Remove a line",
          answers: { 200: ["The cart after the change", cartShape] },
          guest: "guestCart",
        }),
      },
    );
}
