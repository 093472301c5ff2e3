// For every crash point: the process that has it is killed there, and in another run stopped there until its lease and
// its reservation are over, and then goes on. A client repeats its request as clients do, a spare replica takes over,
// and then the stores are asked whether every invariant holds; the provider's books are the witness.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlaceOrderResponse__Output } from "@shoal/contract";
import { type DevSecrets, openDevSecrets } from "@shoal/devstack";
import { crashPoints as cartPoints } from "../../packages/cart/src/crash-points.ts";
import { crashPoints as orderPoints } from "../../packages/order/src/crash-points.ts";
import { crashPoints as productPoints } from "../../packages/product/src/crash-points.ts";
import { checkInvariants } from "./invariants.ts";
import {
  type ArmedNoun,
  askUntilFinal,
  type Final,
  leaseMs,
  openScene,
  reservationTtlMs,
  type Scene,
} from "./scene.fixture.ts";

setDefaultTimeout(900_000);

const isLong = process.env["SHOAL_TEST_LONG"] === "1";
/** Scenes at once; each starts four processes. */
const scenesAtOnce = 4;
const recoversWithinMs = 60_000;

type Act = "kill" | "pause";
type Case = { readonly noun: ArmedNoun; readonly point: string; readonly act: Act };

const points: readonly Omit<Case, "act">[] = [
  ...orderPoints.map((point) => ({ noun: "order" as const, point })),
  ...productPoints.map((point) => ({ noun: "product" as const, point })),
  ...cartPoints.map((point) => ({ noun: "cart" as const, point })),
];

/** Points at which a pause is worth its seconds in every run: between an effect and its note. */
const pausedAlways: ReadonlySet<string> = new Set([
  "order.created.acted",
  "order.authorising.acted",
  "order.committing.saved",
  "order.committing.acted",
  "order.confirmed.saved",
  "relay.capture.acted",
  "product.reserve.after",
  "product.commit.before",
]);

let dataDir: string;
let secrets: DevSecrets;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "shoal-crash-"));
  secrets = await openDevSecrets(dataDir);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const address = { name: "Bo Buyer", line1: "1 Quay Street", city: "Bergen", postalCode: "5003", country: "NO" };

type Placed = {
  readonly first: Final<PlaceOrderResponse__Output>;
  readonly again: () => Promise<Final<PlaceOrderResponse__Output>>;
};

const isPlaced = ({ order }: PlaceOrderResponse__Output) => order !== null && order.status !== "ORDER_STATUS_PENDING";

/** A guest buys two units, and puts something else into the cart while the order is placed. */
async function buy(t: Scene, token: string): Promise<Placed> {
  const [variant, other] = await Promise.all([t.newVariant(5n), t.newVariant(5n)]);
  const { response } = await askUntilFinal(
    () => t.cart.createGuestCart({}, t.call()),
    () => true,
  );
  const guestCartId = response?.cart?.id ?? "";
  const owner = { guestCartId };
  const add = (variantId: string, quantity: number) => {
    const requestId = crypto.randomUUID();
    return askUntilFinal(
      () => t.cart.addItem({ owner, variantId, quantity, requestId }, t.call()),
      () => true,
    );
  };
  await add(variant, 2);
  const request = {
    requestId: crypto.randomUUID(),
    cartOwner: owner,
    email: "guest@shoal.example",
    shippingAddress: address,
    payment: { provider: "simulated", token },
  };
  const again = () => askUntilFinal(() => t.order.placeOrder(request, t.call()), isPlaced);
  const first = await again();
  await add(other, 1);
  const left = await cartLines(t, guestCartId, first.response === undefined ? 2 : 1);
  expect(left).toEqual(first.response === undefined ? { [variant]: 2, [other]: 1 } : { [other]: 1 });
  return { first, again };
}

/** The cart once it has as many lines as are to stay: the relay may be at it still. */
async function cartLines(t: Scene, guestCartId: string, count: number): Promise<Record<string, number>> {
  const deadline = Date.now() + recoversWithinMs;
  for (;;) {
    const { response } = await askUntilFinal(
      () => t.cart.getCart({ owner: { guestCartId } }, t.call()),
      () => true,
    );
    const lines = response?.cart?.lines ?? [];
    if (lines.length === count || Date.now() > deadline) {
      return Object.fromEntries(lines.map(({ variantId, quantity }) => [variantId, quantity]));
    }
    await Bun.sleep(50);
  }
}

/** What a client does so that the point is reached; answers how it ended. */
const stories = {
  buy: async (t: Scene) => {
    const placed = await buy(t, "tok_ok");
    expect(await placed.again()).toEqual(placed.first);
    const { response, reason } = placed.first;
    // Who takes over later than half of the reservation's time gives the payment up.
    expect(response?.order?.status ?? reason).toBeOneOf(["ORDER_STATUS_CONFIRMED", "PAYMENT_UNRESOLVED"]);
    return response === undefined ? "given up" : "confirmed";
  },
  decline: async (t: Scene) => {
    const placed = await buy(t, "tok_declined");
    expect(placed.first.reason).toBe("PAYMENT_DECLINED");
    expect(await placed.again()).toEqual(placed.first);
    return "declined";
  },
  cancel: async (t: Scene) => {
    const { response } = (await buy(t, "tok_ok")).first;
    const wish = { orderId: response?.order?.id ?? "", orderToken: response?.orderToken ?? "", requestId: "cancel" };
    const cancelled = await askUntilFinal(
      () => t.order.cancelOrder(wish, t.call()),
      ({ order }) => order?.status === "ORDER_STATUS_CANCELLED",
    );
    expect(cancelled.response?.order?.status).toBe("ORDER_STATUS_CANCELLED");
    return "cancelled";
  },
  refund: async (t: Scene) => {
    const orderId = (await buy(t, "tok_ok")).first.response?.order?.id ?? "";
    const wish = { orderId, requestId: "refund", restock: true, lines: [], note: "" };
    const deadline = Date.now() + recoversWithinMs;
    for (;;) {
      const refunded = await askUntilFinal(
        () => t.order.refundOrder(wish, t.staffCall()),
        () => true,
      );
      if (refunded.response !== undefined) return "refunded";
      if (refunded.reason !== "PAYMENT_NOT_CAPTURED" || Date.now() > deadline) throw new Error(refunded.reason);
      await Bun.sleep(50);
    }
  },
  abandon: async (t: Scene) => {
    const lines = [{ variantId: await t.newVariant(5n), quantity: 2 }];
    const ask = { orderId: Bun.randomUUIDv7(), attempt: 1, lines, ttl: { seconds: 1, nanos: 0 } };
    await askUntilFinal(
      () => t.inventory.reserveStock(ask, t.orderCall()),
      () => true,
    );
    return "abandoned";
  },
};

const storyOf: Readonly<Record<string, keyof typeof stories>> = {
  "order.cancelling.saved": "decline",
  "order.cancelling.acted": "decline",
  "order.cancelled.saved": "decline",
  "relay.void_or_refund.acted": "cancel",
  "relay.refund.acted": "refund",
  "relay.restock.acted": "cancel",
  "product.release.before": "decline",
  "product.release.after": "decline",
  "product.restock.after": "cancel",
  "product.sweep.after": "abandon",
};

type Outcome = Case & { readonly ended: string; readonly charges: string; readonly recoveredMs: number };

async function playCase({ noun, point, act }: Case): Promise<Outcome> {
  const t = await openScene(noun, `${point}:${act}`, secrets);
  try {
    const story = stories[storyOf[point] ?? "buy"](t);
    // Its failure is told by the wait for it below.
    story.catch(() => {});
    await until(`${point} is reached`, async () => t.armed.isPaused() || !t.armed.isRunning());
    const struckAt = Date.now();
    expect({ point, isRunning: t.armed.isRunning() }).toEqual({ point, isRunning: act === "pause" });
    await t.spare.start();
    if (act === "pause") {
      await Bun.sleep(struckAt + Math.max(leaseMs, reservationTtlMs) + 1000 - Date.now());
      t.armed.resume();
    }
    const upAgainAt = Date.now();
    const ended = await story;
    await until(`${point}: nothing is under way`, () => isQuiet(t));
    const recoveredMs = Date.now() - upAgainAt;
    // What the paused one still had in hand comes to its end before the stores are asked.
    await t.armed.stop();
    await until(`${point}: nothing is under way`, () => isQuiet(t));
    const wrong = (await checkInvariants(t.sql)).filter((finding) => finding.wrong > 0);
    expect({ point, act, wrong }).toEqual({ point, act, wrong: [] });
    const entries = await t.sql.shoal_order<{ kind: string }[]>`
      select kind from simulated_payments.entries order by id`;
    return { noun, point, act, ended, charges: entries.map(({ kind }) => kind).join(" "), recoveredMs };
  } catch (error) {
    throw new Error(`${point} ${act}: ${String(error)}\n${t.lines.slice(-10).join("\n")}`, { cause: error });
  } finally {
    await t.close();
  }
}

async function isQuiet(t: Scene): Promise<boolean> {
  const [orders] = await t.sql.shoal_order<{ open: number }[]>`
    select (select count(*) from orders where step not in ('confirmed', 'cancelled'))::int
      + (select count(*) from outbox where delivered_at is null)::int as open`;
  const [stock] = await t.sql.shoal_product<{ open: number }[]>`
    select count(*)::int as open from reservations where state = 'held'`;
  return orders?.open === 0 && stock?.open === 0;
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + recoversWithinMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within ${recoversWithinMs} ms: ${what}`);
    await Bun.sleep(20);
  }
}

/** All cases, some at a time; answers the failures beside what came of the others. */
async function playAll(cases: readonly Case[]): Promise<void> {
  const left = [...cases];
  const outcomes: Outcome[] = [];
  const failures: string[] = [];
  const play = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        outcomes.push(await playCase(one));
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: scenesAtOnce }, play));
  console.log(`${"crash point".padEnd(28)} ${"act".padEnd(6)} ${"order".padEnd(10)} recovered  provider's books`);
  for (const { point, act, ended, charges, recoveredMs } of outcomes.sort((a, b) => a.point.localeCompare(b.point))) {
    const seconds = (recoveredMs / 1000).toFixed(1);
    console.log(`${point.padEnd(28)} ${act.padEnd(6)} ${ended.padEnd(10)} ${seconds.padStart(7)} s  ${charges}`);
  }
  expect(failures).toEqual([]);
  expect(outcomes).toHaveLength(cases.length);
}

test("killed at any crash point, everything is finished or undone by who is left, and every invariant holds", () =>
  playAll(points.map((point) => ({ ...point, act: "kill" as const }))));

test("stopped at a crash point past lease and reservation, then going on, it changes nothing that others decided", () =>
  playAll(
    points
      .filter(({ point }) => isLong || pausedAlways.has(point))
      .map((point) => ({ ...point, act: "pause" as const })),
  ));
