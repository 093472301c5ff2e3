// Two replicas of every process, and each of the five told to end while everybody shops (I9).

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Noun, nouns } from "@shoal/devstack";
import { shortOrLong } from "@shoal/testkit";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "@shoal/traces";
import { address, openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";
import { type Balancer, pairedSettings, type Replica, startBalancer, startReplica } from "./replicas.fixture.ts";

const rounds = shortOrLong(1, 5);
const shoppersCount = 4;
let receiver: OtlpReceiver;
let t: TestShop;
let second: Map<Noun, Replica>;
let restartSecond: (noun: Noun) => Promise<void>;
let balancer: Balancer;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  t = await openTestShop({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    TRACE_SAMPLE_RATIO: "1",
    DRAIN_DELAY_MS: "1500",
  });
  const [one, other] = await pairedSettings(t);
  second = new Map();
  restartSecond = async (noun) => {
    second.set(noun, await startReplica(t, noun, other));
  };
  for (const noun of [...nouns].reverse()) await restartSecond(noun);
  await t.shop.restart(["gateway", "order"], one);
  balancer = await startBalancer([t.shop.gatewayUrl, second.get("gateway")?.url ?? ""]);
}, 120_000);
afterAll(async () => {
  balancer.stop();
  await Promise.all([...second.values()].map(({ child }) => child.stop()));
  await t.close();
  receiver.close();
}, 60_000);

type Asked = { readonly status: number; readonly text: string; readonly headers: Headers };
type Ask = (method: string, path: string, headers?: Record<string, string>, json?: unknown) => Promise<Asked>;

/** Everything a shopper does, again and again, each request to whichever gateway is ready. */
async function shop(ask: Ask, customer: Record<string, string>, variantId: string): Promise<void> {
  await ask("GET", `/products?query=${crypto.randomUUID()}`);
  await ask("GET", "/users/me", customer);
  const added = await ask("POST", "/cart/items", {}, { variant_id: variantId, quantity: 1 });
  const guest = { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
  await ask("GET", "/cart", guest);
  await ask("PATCH", `/cart/items/${variantId}`, guest, { quantity: 2 });
  await ask("POST", "/quotes", guest, {});
  const key = { ...guest, "idempotency-key": crypto.randomUUID() };
  await ask("POST", "/orders", key, orderBody("tok_ok", { email: "guest@shoal.example" }));
  const saved = await ask("POST", "/users/me/addresses", customer, address);
  await ask("DELETE", `/users/me/addresses/${String(JSON.parse(saved.text).id)}`, customer);
}

test(
  "each process is told to end under load, one replica of two: no request fails and no span is lost",
  async () => {
    const { variantId } = await t.newProduct({ onHand: 1_000_000 });
    const customers = await Promise.all(Array.from({ length: shoppersCount }, () => t.newCustomer()));
    const failures: string[] = [];
    let answered = 0;
    let isOver = false;
    let phase = "before";
    const ask: Ask = async (method, path, headers = {}, json) => {
      const url = balancer.pick();
      try {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { ...headers, ...(json === undefined ? {} : { "content-type": "application/json" }) },
          ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        });
        const text = await response.text();
        if (response.status >= 300) failures.push(`${phase}: ${method} ${path} answered ${response.status} ${text}`);
        answered += 1;
        return { status: response.status, text, headers: response.headers };
      } catch (error) {
        failures.push(`${phase}: ${method} ${path} failed: ${String(error)}`);
        throw error;
      }
    };
    const shopper = async ({ headers }: { readonly headers: Record<string, string> }) => {
      while (!isOver) await shop(ask, headers, variantId);
    };
    const work = Promise.all(customers.map(shopper));
    const more = async (count: number) => {
      const wanted = answered + count;
      while (answered < wanted) await Promise.race([work, Bun.sleep(20)]);
    };

    await more(40);
    for (let round = 0; round < rounds; round += 1) {
      for (const noun of nouns) {
        phase = `${noun}, round ${round + 1}`;
        const child = second.get(noun)?.child;
        if (child === undefined) throw new Error(`there is no second ${noun}`);
        await child.stop();
        expect([noun, await child.exited]).toEqual([noun, { code: 0, signal: null }]);
        await more(30);
        await restartSecond(noun);
        await more(30);
        expect(failures).toEqual([]);
      }
    }
    isOver = true;
    await work;
    console.log(`${answered} requests were answered`);
    expect(failures).toEqual([]);

    // Every call that a process made is a span of the process that served it, whichever of the two that was: below the
    // span of the call is one of the same name.
    const unserved = () => {
      const calls = receiver.spans.filter(({ name }) => /^shoal\.\w+\.v1\.\w+\/\w+$/.test(name));
      const names = new Map(calls.map(({ id, name }) => [id, name]));
      const isServing = ({ name, parentId }: ReceivedSpan) => names.get(parentId) === name;
      const served = new Set(calls.filter(isServing).map(({ parentId }) => parentId));
      // Loops of a process call too, also while nobody is there yet; theirs have no span above them.
      return calls.filter((call) => call.parentId !== "" && !isServing(call) && !served.has(call.id));
    };
    const requests = () =>
      receiver.spans.filter(({ service, parentId }) => service === "gateway" && parentId === "").length;
    await receiver.until(() => requests() >= answered && unserved().length === 0, 20_000);
    expect(requests()).toBeGreaterThanOrEqual(answered);
    expect(unserved().map(({ service, name }) => `${service} ${name}`)).toEqual([]);
  },
  shortOrLong(300_000, 900_000),
);
