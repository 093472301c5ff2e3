// A shop with two replicas of everything, buyers who never stop, and processes and stores that die or hang all the
// while. When it is over and nothing is under way any more, the stores are asked for every invariant, and every final
// answer that a client got is held against them.

import { type Buyers, isKept, isSame, type Purchase, startBuyers } from "./buyers.ts";
import { type Fleet, openFleet } from "./fleet.ts";
import { checkInvariants, type Finding } from "./invariants.ts";
import { startMortalStores } from "./mortal-stores.ts";
import { type Strikes, startStrikes } from "./strikes.ts";

export type ChaosOptions = {
  readonly durationMs: number;
  readonly concurrency: number;
  /** One strike about every so often. */
  readonly strikeEveryMs: number;
  readonly log: (line: string) => void;
};

export type ChaosReport = {
  readonly strikes: number;
  readonly purchases: number;
  readonly findings: readonly Finding[];
};

const settings = {
  RESERVATION_TTL_SECONDS: "5",
  LEASE_SECONDS: "2",
  OUTBOX_LEASE_SECONDS: "10",
  RESERVATION_SWEEP_SECONDS: "1",
  DATABASE_CONNECTIONS_MAX: "8",
};
const counts = { gateway: 2, order: 2, cart: 2, product: 2, user: 2 };
/** Units of each variant at the start; the last are always wanted by more than can have them. */
const shelfSizes = [400, 400, 400, 200, 200, 50, 5, 1];
/** Twice a minute, as long as the relay rests at most between two tries. */
const quietWithinMs = 120_000;
/**
 * What the carts' Redis may forget when it dies: it writes its file once a second, and puts a write off for another
 * second while the disk is still at the one before.
 */
const cartLossMs = 2000;
const removalMs = 5000;

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { log } = options;
  const mortal = await startMortalStores();
  try {
    const fleet = await openFleet({ stores: mortal.stores, counts, overrides: settings });
    try {
      const shelves = await Promise.all(shelfSizes.map((onHand) => fleet.newVariant(onHand)));
      log(`${fleet.replicas.length} processes and ${mortal.mortals.length} stores are up`);
      const buyers = startBuyers(fleet, shelves, options.concurrency);
      const strikes = startStrikes(fleet.replicas, mortal.mortals, options.strikeEveryMs);
      await Bun.sleep(options.durationMs);
      await strikes.stop();
      const calmAt = Date.now();
      await buyers.stop();
      await untilQuiet(fleet);
      log(`all came to its end ${((Date.now() - calmAt) / 1000).toFixed(1)} s after the last strike`);
      describe(buyers, strikes, log);
      const findings = [...(await checkInvariants(fleet.sql)), ...(await checkAnswers(fleet, buyers, strikes, log))];
      if (findings.some(({ wrong }) => wrong > 0)) for (const line of fleet.output.slice(-40)) log(line);
      return { strikes: strikes.struck(), purchases: buyers.purchases.length, findings };
    } finally {
      await fleet.close();
    }
  } finally {
    await mortal.stop();
  }
}

async function untilQuiet({ sql }: Fleet): Promise<void> {
  const deadline = Date.now() + quietWithinMs;
  while (Date.now() < deadline) {
    const [orders] = await sql.shoal_order<{ open: number }[]>`
      select (select count(*) from orders where step not in ('confirmed', 'cancelled'))::int
        + (select count(*) from outbox where delivered_at is null and dead_at is null)::int as open`;
    const [stock] = await sql.shoal_product<{ open: number }[]>`
      select count(*)::int as open from reservations where state = 'held'`;
    if (orders?.open === 0 && stock?.open === 0) return;
    await Bun.sleep(100);
  }
}

function describe({ purchases }: Buyers, { counts }: Strikes, log: (line: string) => void): void {
  const answers = new Map<string, number>();
  for (const { answer } of purchases) {
    const what = answer.status === 201 ? "201" : `${answer.status} ${String(answer.json["reason"])}`;
    answers.set(what, (answers.get(what) ?? 0) + 1);
  }
  const list = (map: ReadonlyMap<string, number>) =>
    [...map]
      .map(([what, count]) => `${what} ${count}`)
      .sort()
      .join(", ");
  log(`struck: ${list(counts)}`);
  log(`${purchases.length} purchases: ${list(answers)}`);
  const followed = (isSo: (one: Purchase) => boolean) => purchases.filter(isSo).length;
  log(
    `${followed(({ cancelled }) => cancelled?.status === 200)} cancelled, ` +
      `${followed(({ refunded }) => refunded?.answer.status === 200)} refunded, ` +
      `${followed(({ otherTab }) => otherTab !== undefined)} bought in two tabs`,
  );
}

/** Holds what clients were told against what is so. */
async function checkAnswers(
  fleet: Fleet,
  { purchases, complaints }: Buyers,
  strikes: Strikes,
  log: (line: string) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const check = (what: string, checked: number, wrong: readonly string[]) => {
    findings.push({ invariant: "answers", what, checked, wrong: wrong.length });
    for (const line of wrong.slice(0, 5)) log(`WRONG ${what}: ${line}`);
  };
  check("every request came to one final answer", purchases.length, complaints);
  check("whatever was struck came back", strikes.struck(), strikes.failures);

  const kept = purchases.filter(({ answer }) => isKept(answer));
  const again = await inTurn(kept, async (one) => ({ one, repeated: await fleet.askUntilFinal(one.ask) }));
  check(
    "a key repeated later gives its first answer",
    kept.length,
    again.flatMap(({ one, repeated }) =>
      isSame(one.answer, repeated) ? [] : [`${one.answer.status} ${one.answer.text} then ${repeated.text}`],
    ),
  );

  const stored = new Map(
    (await fleet.sql.shoal_order<{ id: string; status: string }[]>`select id, status from orders`).map((row) => [
      row.id,
      row.status,
    ]),
  );
  const bought = purchases.flatMap(({ answer, otherTab, ...rest }) =>
    [answer, otherTab].flatMap((one) => (one?.status === 201 ? [{ ...rest, id: String(one.json["id"]) }] : [])),
  );
  check(
    "what was answered 201 is confirmed, or was cancelled because somebody asked for it",
    bought.length,
    bought.flatMap(({ id, cancelled }) => {
      const status = stored.get(id);
      const isRight =
        cancelled?.status === 200 ? status === "cancelled" : status !== undefined && status !== "cancelled";
      return isRight ? [] : [`${id} is ${status}`];
    }),
  );
  const confirmed = await fleet.sql.shoal_order<{ id: string }[]>`
    select order_id as id from idempotency_keys where rpc = 'PlaceOrder' and answer is not null`;
  const told = new Set(bought.map(({ id }) => id));
  check(
    "every confirmed order was told to its buyer",
    confirmed.length,
    confirmed.flatMap(({ id }) => (told.has(id) ? [] : [id])),
  );

  const refunds = purchases.flatMap(({ refunded }) => (refunded?.answer.status === 200 ? [refunded] : []));
  const repeats = await inTurn(refunds, async ({ ask, answer }) => ({
    answer,
    repeated: await fleet.askUntilFinal(ask),
  }));
  check(
    "a refund asked for again gives its first answer",
    refunds.length,
    repeats.flatMap(({ answer, repeated }) =>
      isSame(answer, repeated) ? [] : [`${answer.text} then ${repeated.text}`],
    ),
  );

  findings.push(await checkCarts(fleet, purchases, strikes, log));
  return findings;
}

/** I5: a cart holds what was put into it and not bought, but for what a Redis may forget that was killed meanwhile. */
async function checkCarts(
  fleet: Fleet,
  purchases: readonly Purchase[],
  { cartDeaths }: Strikes,
  log: (line: string) => void,
): Promise<Finding> {
  const carts = await inTurn(purchases, async (one) => {
    const cart = await fleet.askUntilFinal({ path: "/cart", headers: { "x-cart-id": one.cartId } });
    const items = (cart.json["items"] ?? []) as readonly { variant_id: string; quantity: number }[];
    const held = items.map(({ variant_id, quantity }) => `${variant_id} ${quantity}`).sort();
    const isBought = one.answer.status === 201 || one.otherTab?.status === 201;
    const due = isBought ? [] : [...one.added].map(([variantId, quantity]) => `${variantId} ${quantity}`).sort();
    return { one, isRight: held.join() === due.join(), text: `${one.cartId} holds [${held}], not [${due}]` };
  });
  const different = carts.filter(({ isRight }) => !isRight);
  // The ordered lines leave the cart soon after the answer, if not before it.
  const isForgivable = ({ startedAt, endedAt }: Purchase) =>
    cartDeaths.some((at) => at > startedAt && at < endedAt + removalMs + cartLossMs);
  const wrong = different.filter(({ one }) => !isForgivable(one));
  log(`${different.length - wrong.length} of ${carts.length} carts forgot something when their Redis was killed`);
  for (const { text } of wrong.slice(0, 5)) log(`WRONG cart: ${text}`);
  return {
    invariant: "I5",
    what: "a cart holds what was put into it and not bought",
    checked: carts.length,
    wrong: wrong.length,
  };
}

/** Work on many things, sixteen at a time. */
async function inTurn<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < things.length; index = next++) results.push(await work(things[index] as T));
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return results;
}
