// A shop with everybody and everything in it that the access test needs. What an attempt may destroy is made anew for it.

import { devPassword } from "@shoal/devstack";
import { address, type Json, orderBody, type TestShop } from "../e2e/test-shop.ts";

export const callers = [
  "anonymous",
  "guest",
  "guest with token",
  "customer",
  "other customer",
  "staff",
  "admin",
  "disabled",
  "expired",
] as const;
export type AccessCaller = (typeof callers)[number];

export type AccessWorld = {
  /** What a caller gets from a route, on an object that is the customer's: yes, 401, 403 or 404. */
  attempt(route: string, caller: AccessCaller): Promise<string>;
};

type Headers = Readonly<Record<string, string>>;
type Asked = { readonly path: string; readonly headers?: Headers; readonly json?: unknown; readonly body?: string };

export async function openAccessWorld(
  t: TestShop,
  signShortLived: (userId: string) => Promise<string>,
): Promise<AccessWorld> {
  const [customer, other, disabled, expired] = await Promise.all([
    t.newCustomer(),
    t.newCustomer(),
    t.newCustomer(),
    t.newCustomer(),
  ]);
  const { variantId } = await t.newProduct({ onHand: 100_000 });
  const disabling = await t.send("PATCH", `/users/${disabled.userId}`, { headers: t.admin, json: { disabled: true } });
  if (disabling.status !== 200) throw new Error(`disabling answered ${disabling.status}`);
  const late = { authorization: `Bearer ${await signShortLived(expired.userId)}` };
  while ((await t.send("GET", "/users/me", { headers: late })).status === 200) await Bun.sleep(50);

  const tokens: Readonly<Record<AccessCaller, Headers>> = {
    anonymous: {},
    guest: {},
    "guest with token": {},
    customer: customer.headers,
    "other customer": other.headers,
    staff: t.staff,
    admin: t.admin,
    disabled: disabled.headers,
    expired: late,
  };

  async function ok(method: string, path: string, options: Parameters<TestShop["send"]>[2]) {
    const answer = await t.send(method, path, options);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status} ${answer.text}`);
    return answer;
  }
  const idOf = ({ json }: { readonly json: Json }) => String(json["id"]);
  const key = () => ({ "idempotency-key": crypto.randomUUID() });

  /** Something in a cart; answers the headers that name the cart. */
  async function fillCart(headers: Headers): Promise<Headers> {
    const json = { variant_id: variantId, quantity: 1 };
    const answer = await ok("POST", "/cart/items", { headers, json });
    return headers["authorization"] === undefined ? { "x-cart-id": answer.headers.get("x-cart-id") ?? "" } : headers;
  }

  async function newOrder(caller: AccessCaller): Promise<{ readonly id: string; readonly headers: Headers }> {
    const isGuest = caller === "guest with token";
    const cart = await fillCart(isGuest ? {} : customer.headers);
    const json = orderBody("tok_ok", isGuest ? { email: "guest@shoal.example" } : {});
    const answer = await ok("POST", "/orders", { headers: { ...cart, ...key() }, json });
    const headers: Headers = isGuest ? { "x-order-token": String(answer.json["order_token"]) } : {};
    return { id: idOf(answer), headers };
  }

  const newAddress = async () =>
    idOf(await ok("POST", "/users/me/addresses", { headers: customer.headers, json: address }));
  const removeAddress = (id: string) => t.send("DELETE", `/users/me/addresses/${id}`, { headers: customer.headers });

  async function newSession(): Promise<string> {
    const signedIn = await ok("POST", "/auth/login", { json: { email: customer.email, password: devPassword } });
    const headers = { authorization: `Bearer ${String(signedIn.json["access_token"])}` };
    const { json } = await ok("GET", "/users/me/sessions", { headers });
    return String((json["items"] as Json[]).find(({ current }) => current === true)?.["id"]);
  }

  const importId = crypto.randomUUID();
  await ok("POST", `/products/import?import_id=${importId}`, {
    headers: { ...t.staff, "content-type": "text/csv" },
    body: "Handle,Title,Variant Price\nmug,Mug,1.00\n",
  });

  /** The path with objects of the customer's in it, and what goes along for this caller. */
  async function prepare(route: string, caller: AccessCaller): Promise<Asked> {
    const [method = "", template = ""] = route.split(" ");
    const path = template.replace("/api/v1", "");
    if (path.includes(":session_id")) return { path: path.replace(":session_id", await newSession()) };
    if (path.includes(":order_id")) {
      const { id, headers } = await newOrder(caller);
      return { path: path.replace(":order_id", id), headers: { ...headers, ...key() }, json: {} };
    }
    if (path.startsWith("/cart") || path === "/quotes" || path === "/orders")
      return await prepareCart(path, method, caller);
    if (path.includes(":user_id")) return { path: path.replace(":user_id", (await t.newCustomer()).userId), json: {} };
    if (path.includes(":category_id")) {
      const made = await ok("POST", "/categories", { headers: t.staff, json: { name: `C ${crypto.randomUUID()}` } });
      return { path: path.replace(":category_id", idOf(made)), headers: { "if-match": '"1"' }, json: {} };
    }
    if (path.includes(":product_id") || path.includes(":variant_id")) {
      const { product, variantId: ofIt } = await t.newProduct({ onHand: 1 });
      const filled = path.replace(":product_id", String(product["id"])).replace(":variant_id", ofIt);
      return { path: filled, headers: { "if-match": '"1"' }, json: {} };
    }
    if (path.includes(":import_id")) return { path: path.replace(":import_id", importId) };
    const files = { ":file": "none", ":sha256": "0".repeat(64) };
    const [name, value] = Object.entries(files).find(([one]) => path.includes(one)) ?? ["", ""];
    if (name !== "") return { path: path.replace(name, value) };
    if (path === "/products/import" || path === "/media")
      return { path, headers: { "content-type": "text/csv" }, body: "" };
    return { path, json: {} };
  }

  /** Everybody with the cart that they can have; anonymous comes with none, and whoever has an order token too. */
  async function prepareCart(path: string, method: string, caller: AccessCaller): Promise<Asked> {
    const isBuying = path === "/quotes" || (path === "/orders" && method === "POST");
    const isOthers = path.includes(":variant_id") && !["guest", "customer"].includes(caller);
    const hasCart = !["anonymous", "guest with token", "disabled", "expired"].includes(caller) && !isOthers;
    const cart = hasCart && method !== "GET" ? await fillCart(tokens[caller]) : {};
    // Whoever has the customer's line in mind does not find it in their own cart.
    if (isOthers && tokens[caller]["authorization"] !== undefined)
      await t.send("DELETE", "/cart", { headers: tokens[caller] });
    const guest = { email: "guest@shoal.example" };
    const json =
      path === "/orders" ? orderBody("tok_ok", tokens[caller]["authorization"] === undefined ? guest : {}) : {};
    return {
      path: path.replace(":variant_id", variantId),
      headers: { ...cart, ...key() },
      ...(isBuying ? { json } : { json: path.includes(":variant_id") ? { quantity: 1 } : {} }),
    };
  }

  return {
    attempt: async (route, caller) => {
      const [method = ""] = route.split(" ");
      const savedAddress = route.includes(":address_id") ? await newAddress() : undefined;
      const asked: Asked =
        savedAddress === undefined
          ? await prepare(route, caller)
          : { path: `/users/me/addresses/${savedAddress}`, json: {} };
      const takesBody = method === "POST" || method === "PATCH" || route === "DELETE /api/v1/users/me";
      const isBodiless = route === "POST /api/v1/users/me/verify-email";
      const type = asked.json === undefined || isBodiless ? {} : { "content-type": "application/json" };
      const text = asked.body ?? (asked.json === undefined || isBodiless ? undefined : JSON.stringify(asked.json));
      const base = route.includes("/api/v1/") ? `${t.shop.gatewayUrl}/api/v1` : t.shop.gatewayUrl;
      const response = await fetch(`${base}${asked.path}`, {
        method,
        redirect: "manual",
        headers: { ...(takesBody ? type : {}), ...tokens[caller], ...asked.headers },
        ...(takesBody && text !== undefined ? { body: text } : {}),
      });
      const reason = String(((await response.json().catch(() => null)) as Json | null)?.["reason"]);
      if (savedAddress !== undefined) await removeAddress(savedAddress);
      return describe(route, response.status, reason);
    },
  };
}

/** Nobody is refused at an open door for who they are: there 401 is about what was sent, and 404 about what there is. */
function describe(route: string, status: number, reason: string): string {
  const isOpen = !route.includes("/api/v1/") || route.includes("/auth/");
  const isRefused = status === 401 || status === 403 || status === 404;
  if (isOpen && ["INVALID_TOKEN", "UNAUTHENTICATED", "FORBIDDEN"].includes(reason)) return String(status);
  if (isOpen) return status < 500 ? "yes" : `${status} ${reason}`;
  if (isRefused) return String(status);
  return status < 500 ? "yes" : `${status} ${reason}`;
}
