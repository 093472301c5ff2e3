import { afterAll, beforeAll, expect, test } from "bun:test";
import { inventoryService } from "@shoal/contract";
import { type ClientOf, Code, createClient, Refusal } from "@shoal/rpc";
import {
  createTestDatabase,
  customer,
  serveForTest,
  staff,
  type TestDatabase,
  type TestService,
  testCall,
} from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { createInventoryHandlers } from "./inventory.ts";
import { findImbalances, putOnShelf, readLevel } from "./stock.fixture.ts";

type Inventory = ClientOf<typeof inventoryService>;

let database: TestDatabase;
let service: TestService;
let asOrder: Inventory;
let asGateway: Inventory;

beforeAll(async () => {
  database = await createTestDatabase(migrations);
  service = await serveForTest([
    createInventoryHandlers({ pool: database.pool, currency: "USD", newId: () => Bun.randomUUIDv7() }),
  ]);
  asOrder = createClient(inventoryService, service.channel("order"));
  asGateway = createClient(inventoryService, service.channel("gateway"));
});

afterAll(async () => {
  const imbalances = await findImbalances(database.pool);
  await service.close();
  await database.drop();
  expect(imbalances).toEqual([]);
});

const newId = () => Bun.randomUUIDv7();
const minute = { seconds: "60", nanos: 0 };
type Line = { variantId: string; quantity: number };

function reserve(orderId: string, lines: Line[], attempt = 1, ttl = minute) {
  return asOrder.reserveStock({ orderId, attempt, lines, ttl }, testCall());
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.catch((caught: unknown) => caught);
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${JSON.stringify(error)}`);
  return error;
}

/** Lets an order's reservation run out of time, as the database's clock would. */
async function lapse(orderId: string): Promise<void> {
  await database.pool`update reservations set expires_at = now() - interval '1 second' where order_id = ${orderId}`;
}

const available = (stock: { onHand: bigint; reserved: bigint }) => stock.onHand - stock.reserved;

test("a reservation answers the authoritative prices, titles and weights, in the order asked", async () => {
  const plain = await putOnShelf(database.pool, {
    onHand: 5n,
    title: "Storm Lantern",
    priceMinor: 9_007_199_254_740_991n,
  });
  const sized = await putOnShelf(database.pool, { onHand: 5n, title: "Varsity Top", optionValues: ["Small", "Red"] });
  const orderId = newId();
  const { reservation } = await reserve(orderId, [
    { variantId: sized.variantId, quantity: 2 },
    { variantId: plain.variantId, quantity: 1 },
  ]);
  expect(reservation?.state).toBe("RESERVATION_STATE_HELD");
  expect(reservation?.lines).toEqual([
    {
      variantId: sized.variantId,
      productId: sized.productId,
      sku: sized.sku,
      title: "Varsity Top - Small / Red",
      quantity: 2,
      unitPrice: { currencyCode: "USD", amountMinor: "1999" },
      weightGrams: 250,
    },
    {
      variantId: plain.variantId,
      productId: plain.productId,
      sku: plain.sku,
      title: "Storm Lantern",
      quantity: 1,
      unitPrice: { currencyCode: "USD", amountMinor: "9007199254740991" },
      weightGrams: 250,
    },
  ]);
  const seconds = Number(reservation?.expireTime?.seconds) - Date.now() / 1000;
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThan(70);
  expect(await readLevel(database.pool, sized.variantId)).toEqual({ onHand: 5n, reserved: 2n });
});

test("a repeat answers the stored prices, whatever the catalogue says by then, and takes nothing more", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 3n, priceMinor: 500n });
  const orderId = newId();
  const lines = [{ variantId, quantity: 3 }];
  const first = await reserve(orderId, lines);
  await database.pool`update variants set price_minor = 900 where id = ${variantId}`;
  const second = await reserve(orderId, lines);
  expect(second).toEqual(first);
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 3n, reserved: 3n });
});

test("a repeat with other lines is refused and changes nothing", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 3n });
  const orderId = newId();
  await reserve(orderId, [{ variantId, quantity: 1 }]);
  const refusal = await refusalOf(reserve(orderId, [{ variantId, quantity: 2 }]));
  expect([refusal.code, refusal.reason]).toEqual([Code.FAILED_PRECONDITION, "RESERVATION_MISMATCH"]);
  expect(available(await readLevel(database.pool, variantId))).toBe(2n);
});

test("one short line refuses the whole order, names the line and what can be had, and takes nothing", async () => {
  const enough = await putOnShelf(database.pool, { onHand: 10n });
  const short = await putOnShelf(database.pool, { onHand: 2n });
  const gone = await putOnShelf(database.pool, { onHand: 0n });
  const refusal = await refusalOf(
    reserve(newId(), [
      { variantId: enough.variantId, quantity: 1 },
      { variantId: short.variantId, quantity: 3 },
      { variantId: gone.variantId, quantity: 1 },
    ]),
  );
  expect([refusal.code, refusal.reason]).toEqual([Code.FAILED_PRECONDITION, "OUT_OF_STOCK"]);
  expect(refusal.metadata).toEqual({ variant_ids: `${short.variantId},${gone.variantId}`, available: "2,0" });
  expect(refusal.violations).toEqual([
    { field: "lines[1].quantity", reason: "OUT_OF_STOCK", message: "at most 2 can be had" },
    { field: "lines[2].quantity", reason: "OUT_OF_STOCK", message: "at most 0 can be had" },
  ]);
  expect(await readLevel(database.pool, enough.variantId)).toEqual({ onHand: 10n, reserved: 0n });
});

test("an unknown variant and one that is not on sale are refused by name", async () => {
  const good = await putOnShelf(database.pool, { onHand: 5n });
  const draft = await putOnShelf(database.pool, { onHand: 5n, status: "draft" });
  const archived = await putOnShelf(database.pool, { onHand: 5n, status: "archived" });
  const nobody = newId();
  const unknown = await refusalOf(
    reserve(newId(), [
      { variantId: good.variantId, quantity: 1 },
      { variantId: nobody, quantity: 1 },
    ]),
  );
  expect([unknown.code, unknown.reason, unknown.metadata]).toEqual([
    Code.NOT_FOUND,
    "VARIANT_NOT_FOUND",
    { variant_ids: nobody },
  ]);
  for (const { variantId } of [draft, archived]) {
    const refusal = await refusalOf(reserve(newId(), [{ variantId, quantity: 1 }]));
    expect([refusal.code, refusal.reason]).toEqual([Code.FAILED_PRECONDITION, "VARIANT_UNAVAILABLE"]);
    expect(refusal.violations[0]?.field).toBe("lines[0].variant_id");
  }
  expect(await readLevel(database.pool, good.variantId)).toEqual({ onHand: 5n, reserved: 0n });
});

test("everything that is wrong with a request to reserve is told at once", async () => {
  const variantId = newId();
  const refusal = await refusalOf(
    reserve(
      "not-an-id",
      [
        { variantId, quantity: 0 },
        { variantId, quantity: 1000 },
        { variantId: "x", quantity: 1 },
      ],
      3,
      { seconds: "86401", nanos: 0 },
    ),
  );
  expect([refusal.code, refusal.reason]).toEqual([Code.INVALID_ARGUMENT, "VALIDATION_FAILED"]);
  expect(refusal.violations.map(({ field }) => field).sort()).toEqual([
    "attempt",
    "lines[0].quantity",
    "lines[1].quantity",
    "lines[1].variant_id",
    "lines[2].variant_id",
    "order_id",
    "ttl",
  ]);
  const empty = await refusalOf(asOrder.reserveStock({ orderId: newId(), attempt: 1 }, testCall()));
  expect(empty.violations.map(({ field }) => field).sort()).toEqual(["lines", "ttl"]);
});

test("a commit turns what is held into sold, and a repeat is no error", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 4n });
  const orderId = newId();
  await reserve(orderId, [{ variantId, quantity: 3 }]);
  for (const _ of [1, 2]) {
    expect(await asOrder.commitReservation({ orderId }, testCall())).toEqual({ state: "RESERVATION_STATE_COMMITTED" });
    expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 1n, reserved: 0n });
  }
  expect((await refusalOf(reserve(orderId, [{ variantId, quantity: 3 }]))).reason).toBe("RESERVATION_CLOSED");
});

test("a commit past the time is refused though no sweeper came, and the units are back", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 1n });
  const orderId = newId();
  await reserve(orderId, [{ variantId, quantity: 1 }]);
  await lapse(orderId);
  for (const _ of [1, 2]) {
    const refusal = await refusalOf(asOrder.commitReservation({ orderId }, testCall()));
    expect([refusal.code, refusal.reason]).toEqual([Code.FAILED_PRECONDITION, "RESERVATION_EXPIRED"]);
  }
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 1n, reserved: 0n });
});

test("a commit of an order that never reserved is not found", async () => {
  const refusal = await refusalOf(asOrder.commitReservation({ orderId: newId() }, testCall()));
  expect([refusal.code, refusal.reason]).toEqual([Code.NOT_FOUND, "RESERVATION_NOT_FOUND"]);
});

test("a second attempt takes again what expired, swept or not, and the first attempt stays over", async () => {
  for (const isSwept of [false, true]) {
    const { variantId } = await putOnShelf(database.pool, { onHand: 2n });
    const orderId = newId();
    const lines = [{ variantId, quantity: 2 }];
    await reserve(orderId, lines);
    expect((await refusalOf(reserve(orderId, lines, 2))).reason).toBe("RESERVATION_HELD");
    await lapse(orderId);
    if (isSwept) await refusalOf(asOrder.commitReservation({ orderId }, testCall()));
    const second = await reserve(orderId, lines, 2);
    expect(second.reservation?.state).toBe("RESERVATION_STATE_HELD");
    expect(await reserve(orderId, lines, 2)).toEqual(second);
    expect((await refusalOf(reserve(orderId, lines, 1))).reason).toBe("RESERVATION_EXPIRED");
    expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 2n, reserved: 2n });
    await asOrder.commitReservation({ orderId }, testCall());
    expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 0n, reserved: 0n });
  }
});

test("a second attempt finds the shelf empty when others were faster", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 1n });
  const orderId = newId();
  const lines = [{ variantId, quantity: 1 }];
  await reserve(orderId, lines);
  await lapse(orderId);
  await refusalOf(asOrder.commitReservation({ orderId }, testCall()));
  await reserve(newId(), lines);
  const refusal = await refusalOf(reserve(orderId, lines, 2));
  expect([refusal.reason, refusal.metadata]).toEqual(["OUT_OF_STOCK", { variant_ids: variantId, available: "0" }]);
});

test("a second attempt without a first is not found", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 1n });
  const refusal = await refusalOf(reserve(newId(), [{ variantId, quantity: 1 }], 2));
  expect([refusal.code, refusal.reason]).toEqual([Code.NOT_FOUND, "RESERVATION_NOT_FOUND"]);
});

test("a repeat of an expired attempt answers it as expired", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 1n });
  const orderId = newId();
  const lines = [{ variantId, quantity: 1 }];
  const first = await reserve(orderId, lines);
  await lapse(orderId);
  await refusalOf(asOrder.commitReservation({ orderId }, testCall()));
  const again = await reserve(orderId, lines);
  expect(again.reservation?.state).toBe("RESERVATION_STATE_EXPIRED");
  expect(again.reservation?.lines).toEqual(first.reservation?.lines ?? []);
});

test("a release gives back what is held and closes the order for good", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 2n });
  const orderId = newId();
  const lines = [{ variantId, quantity: 2 }];
  await reserve(orderId, lines);
  for (const _ of [1, 2]) {
    expect(await asOrder.releaseReservation({ orderId }, testCall())).toEqual({ state: "RESERVATION_STATE_RELEASED" });
    expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 2n, reserved: 0n });
  }
  expect((await refusalOf(reserve(orderId, lines))).reason).toBe("RESERVATION_CLOSED");
  expect((await refusalOf(reserve(orderId, lines, 2))).reason).toBe("RESERVATION_CLOSED");
  expect((await refusalOf(asOrder.commitReservation({ orderId }, testCall()))).reason).toBe("RESERVATION_CLOSED");
});

test("a release of an order that never reserved refuses its late reserve and commit", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 2n });
  const orderId = newId();
  expect(await asOrder.releaseReservation({ orderId }, testCall())).toEqual({ state: "RESERVATION_STATE_RELEASED" });
  expect((await refusalOf(reserve(orderId, [{ variantId, quantity: 1 }]))).reason).toBe("RESERVATION_CLOSED");
  expect((await refusalOf(asOrder.commitReservation({ orderId }, testCall()))).reason).toBe("RESERVATION_CLOSED");
  expect(available(await readLevel(database.pool, variantId))).toBe(2n);
});

test("a release after expiry closes the order, so that no second attempt comes", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 2n });
  const orderId = newId();
  const lines = [{ variantId, quantity: 1 }];
  await reserve(orderId, lines);
  await lapse(orderId);
  await refusalOf(asOrder.commitReservation({ orderId }, testCall()));
  await asOrder.releaseReservation({ orderId }, testCall());
  expect((await refusalOf(reserve(orderId, lines, 2))).reason).toBe("RESERVATION_CLOSED");
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 2n, reserved: 0n });
});

test("a release of a committed order changes nothing and says so", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 2n });
  const orderId = newId();
  await reserve(orderId, [{ variantId, quantity: 2 }]);
  await asOrder.commitReservation({ orderId }, testCall());
  expect(await asOrder.releaseReservation({ orderId }, testCall())).toEqual({ state: "RESERVATION_STATE_COMMITTED" });
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 0n, reserved: 0n });
});

test("a restock happens once for each key, and never beyond what was sold", async () => {
  const first = await putOnShelf(database.pool, { onHand: 5n });
  const second = await putOnShelf(database.pool, { onHand: 5n });
  const orderId = newId();
  await reserve(orderId, [
    { variantId: first.variantId, quantity: 3 },
    { variantId: second.variantId, quantity: 1 },
  ]);
  const restock = (requestId: string, lines: Line[]) => asOrder.restockOrder({ orderId, requestId, lines }, testCall());
  expect((await refusalOf(restock("early", []))).reason).toBe("RESERVATION_NOT_COMMITTED");
  await asOrder.commitReservation({ orderId }, testCall());

  const part = [{ variantId: first.variantId, quantity: 2 }];
  expect(await restock("a", part)).toEqual({ lines: part });
  expect(await restock("a", part)).toEqual({ lines: part });
  expect(await readLevel(database.pool, first.variantId)).toEqual({ onHand: 4n, reserved: 0n });

  const beyond = await refusalOf(restock("b", [{ variantId: second.variantId, quantity: 1 }, ...part]));
  expect([beyond.code, beyond.reason]).toEqual([Code.FAILED_PRECONDITION, "RESTOCK_EXCEEDS_SOLD"]);
  expect(beyond.violations.map(({ field }) => field)).toEqual(["lines[1].quantity"]);
  const stranger = await refusalOf(restock("c", [{ variantId: newId(), quantity: 1 }]));
  expect(stranger.reason).toBe("RESTOCK_EXCEEDS_SOLD");

  const rest = [
    { variantId: first.variantId, quantity: 1 },
    { variantId: second.variantId, quantity: 1 },
  ];
  expect(await restock("d", [])).toEqual({ lines: rest });
  expect(await restock("d", [])).toEqual({ lines: rest });
  expect(await restock("e", [])).toEqual({ lines: [] });
  expect((await readLevel(database.pool, first.variantId)).onHand).toBe(5n);
  expect((await readLevel(database.pool, second.variantId)).onHand).toBe(5n);
  const unknown = await refusalOf(asOrder.restockOrder({ orderId: newId(), requestId: "x" }, testCall()));
  expect([unknown.code, unknown.reason]).toEqual([Code.NOT_FOUND, "RESERVATION_NOT_FOUND"]);
});

test("restocks of one order at once put back each unit once", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 8n });
  const orderId = newId();
  await reserve(orderId, [{ variantId, quantity: 8 }]);
  await asOrder.commitReservation({ orderId }, testCall());
  const asked = Array.from({ length: 12 }, (_, index) =>
    asOrder
      .restockOrder({ orderId, requestId: `r${index % 6}`, lines: [{ variantId, quantity: 2 }] }, testCall())
      .catch((error: unknown) => error),
  );
  const answers = await Promise.all(asked);
  const refused = answers.filter((answer) => answer instanceof Refusal).map((refusal) => refusal.reason);
  expect(new Set(refused)).toEqual(new Set(["RESTOCK_EXCEEDS_SOLD"]));
  expect(answers.length - refused.length).toBe(8);
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 8n, reserved: 0n });
});

test("staff adjust stock once for each key, with who and why in the ledger", async () => {
  const { variantId, productId } = await putOnShelf(database.pool, { onHand: 5n });
  const adjust = (delta: string, requestId: string) =>
    asGateway.adjustStock({ variantId, productId, delta, reason: "found in the back", requestId }, testCall(staff));
  const up = { variantId, onHand: "12", reserved: "0", available: "12" };
  expect((await adjust("7", "k1")).stock).toEqual(up);
  expect((await adjust("-2", "k2")).stock?.onHand).toBe("10");
  expect((await adjust("7", "k1")).stock).toEqual(up);
  expect((await readLevel(database.pool, variantId)).onHand).toBe(10n);
  expect((await adjust("1", "")).stock?.onHand).toBe("11");
  expect((await adjust("1", "")).stock?.onHand).toBe("12");
  const reused = await refusalOf(adjust("8", "k1"));
  expect([reused.code, reused.reason]).toEqual([Code.INVALID_ARGUMENT, "IDEMPOTENCY_KEY_REUSED"]);
  const [entry] = await database.pool`
    select actor_id, reason from stock_ledger where variant_id = ${variantId} and request_id = 'k2'`;
  expect({ ...entry }).toEqual({
    actor_id: staff.kind === "user" ? staff.userId : "",
    reason: "found in the back",
  });
});

test("adjustments under one key at once happen once and all hear the same", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 0n });
  const request = { variantId, delta: "3", reason: "count", requestId: `key-${variantId}` };
  const answers = await Promise.all(Array.from({ length: 10 }, () => asGateway.adjustStock(request, testCall(staff))));
  expect(new Set(answers.map(({ stock }) => stock?.onHand))).toEqual(new Set(["3"]));
  expect((await readLevel(database.pool, variantId)).onHand).toBe(3n);
});

test("an adjustment never takes units that belong to orders in progress", async () => {
  const { variantId, productId } = await putOnShelf(database.pool, { onHand: 5n });
  await reserve(newId(), [{ variantId, quantity: 3 }]);
  const adjust = (delta: string, product = productId) =>
    asGateway.adjustStock({ variantId, productId: product, delta, reason: "lost" }, testCall(staff));
  const refusal = await refusalOf(adjust("-3"));
  expect([refusal.code, refusal.reason]).toEqual([Code.FAILED_PRECONDITION, "STOCK_WOULD_GO_NEGATIVE"]);
  expect((await adjust("-2")).stock).toEqual({ variantId, onHand: "3", reserved: "3", available: "0" });
  expect((await refusalOf(adjust("1", newId()))).reason).toBe("VARIANT_NOT_FOUND");
});

test("an adjustment's request is checked field by field", async () => {
  const refusal = await refusalOf(
    asGateway.adjustStock({ variantId: "x", productId: "y", delta: "1000001", reason: " " }, testCall(staff)),
  );
  expect(refusal.violations.map(({ field }) => field).sort()).toEqual(["delta", "product_id", "reason", "variant_id"]);
  const zero = await refusalOf(asGateway.adjustStock({ variantId: newId(), reason: "x" }, testCall(staff)));
  expect(zero.violations.map(({ field }) => field)).toEqual(["delta"]);
});

test("customers do not adjust stock, and only the order service reserves, commits, releases and restocks", async () => {
  const { variantId } = await putOnShelf(database.pool, { onHand: 5n });
  const request = { variantId, delta: "1", reason: "mine" };
  expect((await refusalOf(asGateway.adjustStock(request, testCall(customer(newId()))))).code).toBe(
    Code.PERMISSION_DENIED,
  );
  expect((await refusalOf(asGateway.adjustStock(request, testCall()))).code).toBe(Code.PERMISSION_DENIED);
  expect((await refusalOf(asOrder.adjustStock(request, testCall(staff)))).reason).toBe("SERVICE_FORBIDDEN");
  const orderId = newId();
  const calls = [
    asGateway.reserveStock({ orderId, attempt: 1, lines: [{ variantId, quantity: 1 }], ttl: minute }, testCall(staff)),
    asGateway.commitReservation({ orderId }, testCall(staff)),
    asGateway.releaseReservation({ orderId }, testCall(staff)),
    asGateway.restockOrder({ orderId, requestId: "r" }, testCall(staff)),
  ];
  for (const refusal of await Promise.all(calls.map(refusalOf))) expect(refusal.reason).toBe("SERVICE_FORBIDDEN");
  expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 5n, reserved: 0n });
});
