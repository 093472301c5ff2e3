// Services trust no network: whoever reaches one directly is refused by every RPC without the token of a service that may
// call it, and only health answers.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { Client, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import { cartService, inventoryService, orderService, productService, userService } from "@shoal/contract";
import { probeHealth } from "@shoal/rpc";
import { openTestShop, type TestShop } from "../e2e/test-shop.ts";

type Method = {
  readonly path: string;
  readonly requestStream: boolean;
  readonly requestSerialize: (value: unknown) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
};

const services = [
  ["user", userService],
  ["product", productService],
  ["product", inventoryService],
  ["cart", cartService],
  ["order", orderService],
] as const;

/** What order may call; all else is the gateway's alone. */
const ofOrder = [
  "/shoal.cart.v1.CartService/GetCart",
  "/shoal.cart.v1.CartService/RemoveOrderedLines",
  "/shoal.product.v1.ProductService/BatchGetVariants",
  "/shoal.product.v1.InventoryService/ReserveStock",
  "/shoal.product.v1.InventoryService/CommitReservation",
  "/shoal.product.v1.InventoryService/ReleaseReservation",
  "/shoal.product.v1.InventoryService/RestockOrder",
];

let t: TestShop;
beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close());

const methods = services.flatMap(([noun, service]) =>
  Object.values(service.definition as unknown as Record<string, Method>).map((method) => ({ noun, method })),
);

/** What a call comes to: the reason that it is refused with, or "reached" when it got past the door. */
async function callWith(noun: "user" | "product" | "cart" | "order", method: Method, fields: Record<string, string>) {
  const client = new Client(`127.0.0.1:${t.settings.ports[noun]}`, credentials.createInsecure());
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(fields)) metadata.set(name, value);
  const options = { deadline: Date.now() + 10_000 };
  try {
    const error = await new Promise<ServiceError | null>((resolve) => {
      const { path, requestSerialize: write, responseDeserialize: read } = method;
      if (method.requestStream) {
        client.makeClientStreamRequest(path, write, read, metadata, options, (failure) => resolve(failure)).end();
      } else client.makeUnaryRequest(path, write, read, {}, metadata, options, (failure) => resolve(failure));
    });
    const details = String(error?.metadata.get("grpc-status-details-bin")[0] ?? "");
    return /SERVICE_(?:UNAUTHENTICATED|FORBIDDEN)/.exec(details)?.[0] ?? "reached";
  } finally {
    client.close();
  }
}

const admin = {
  "x-shoal-caller": "user",
  "x-shoal-caller-id": "00000000-0000-7000-8000-00000000000b",
  "x-shoal-caller-role": "admin",
};

async function outcomes(fields: Record<string, string>): Promise<Record<string, string>> {
  const pairs = methods.map(async ({ noun, method }) => [method.path, await callWith(noun, method, fields)] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

const pathsWith = (results: Record<string, string>, outcome: string) =>
  Object.keys(results).filter((path) => results[path] === outcome);

test("without a token, or with one that is nearly right, no RPC of any service is reached", async () => {
  expect(methods.length).toBeGreaterThan(50);
  const { gatewayToken } = t.settings.secrets;
  const wrongs = [{}, { "x-shoal-token": "" }, { "x-shoal-token": gatewayToken.slice(0, -1) }];
  for (const wrong of [
    ...wrongs,
    { "x-shoal-token": `${gatewayToken}x` },
    { "x-shoal-token": gatewayToken.toUpperCase() },
  ]) {
    const results = await outcomes({ ...admin, ...wrong });
    expect(pathsWith(results, "SERVICE_UNAUTHENTICATED")).toHaveLength(methods.length);
  }
}, 60_000);

test("a service reaches the RPCs that are for it and no other", async () => {
  const asOrder = await outcomes({ ...admin, "x-shoal-token": t.settings.secrets.orderToken });
  expect(pathsWith(asOrder, "reached").sort()).toEqual([...ofOrder].sort());
  expect(pathsWith(asOrder, "SERVICE_FORBIDDEN")).toHaveLength(methods.length - ofOrder.length);
  const asGateway = await outcomes({ "x-shoal-caller": "anonymous", "x-shoal-token": t.settings.secrets.gatewayToken });
  const ordersAlone = ofOrder.filter((path) => !/GetCart|BatchGetVariants/.test(path));
  expect(pathsWith(asGateway, "SERVICE_FORBIDDEN").sort()).toEqual([...ordersAlone].sort());
}, 60_000);

test("a caller who is not named, or in a way that there is not, is nobody even under a good token", async () => {
  const token = { "x-shoal-token": t.settings.secrets.gatewayToken };
  const method = methods.find(({ method: { path } }) => path.endsWith("UserService/GetUser"))?.method;
  if (method === undefined) throw new Error("the contract has changed");
  const odd = [{}, { ...admin, "x-shoal-caller": "root" }, { ...admin, "x-shoal-caller-role": "root" }];
  for (const fields of odd)
    expect(await callWith("user", method, { ...fields, ...token })).toBe("SERVICE_UNAUTHENTICATED");
});

test("health answers without a token", async () => {
  for (const noun of ["user", "product", "cart", "order"] as const) {
    expect([noun, await probeHealth(`127.0.0.1:${t.settings.ports[noun]}`, "ready")]).toEqual([noun, true]);
  }
});

test("while a token is exchanged the old and the new one are good, and afterwards the new one alone", async () => {
  const { secrets } = t.settings;
  const fresh = "the-next-token-of-the-gateway-in-this-test";
  const method = methods.find(({ method: { path } }) => path.endsWith("CartService/CreateGuestCart"))?.method;
  if (method === undefined) throw new Error("the contract has changed");
  const restarted = async (tokens: string) =>
    t.shop.restart(["cart"], { ...t.settings, secrets: { ...secrets, gatewayToken: tokens } });
  const outcome = (token: string) =>
    callWith("cart", method, { "x-shoal-caller": "anonymous", "x-shoal-token": token });
  // SERVICE_TOKENS of the services is "gateway=<token>,order=...", so that this adds a second one of the gateway's.
  await restarted(`${secrets.gatewayToken},gateway=${fresh}`);
  expect([await outcome(secrets.gatewayToken), await outcome(fresh)]).toEqual(["reached", "reached"]);
  await restarted(fresh);
  expect([await outcome(secrets.gatewayToken), await outcome(fresh)]).toEqual(["SERVICE_UNAUTHENTICATED", "reached"]);
}, 60_000);
