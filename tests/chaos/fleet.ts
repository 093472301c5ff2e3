// A whole shop with any number of replicas of each process, over stores that are there already, and clients that ask
// as clients do: at any gateway, under a key, until the answer is final.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  databaseName,
  devPassword,
  ensureDatabase,
  type Noun,
  nouns,
  openDevSecrets,
  runToEnd,
  type ShopSettings,
  type ShopStores,
} from "@shoal/devstack";
import postgres, { type Sql } from "postgres";
import { startLeakWatch } from "../e2e/leak-watch.fixture.ts";
import type { Leaks } from "../e2e/leaks.fixture.ts";
import { createReplica, type Replica } from "./replica.ts";

export type Json = { readonly [key: string]: unknown };
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly json: Json };
export type Ask = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
};

export type Fleet = {
  readonly replicas: readonly Replica[];
  of(noun: Noun): readonly Replica[];
  readonly staff: Readonly<Record<string, string>>;
  /** Sends once, to any gateway; throws when none answers. */
  send(ask: Ask): Promise<Answer>;
  /** Repeats until the answer is final: success, or a refusal that says something of the request itself. */
  askUntilFinal(ask: Ask, patienceMs?: number): Promise<Answer>;
  newVariant(onHand: number): Promise<{ readonly productId: string; readonly variantId: string }>;
  readonly sql: Readonly<Record<"shoal_order" | "shoal_product", Sql>>;
  /** Lines that the processes have written, the latest. */
  readonly output: readonly string[];
  /** Throws when something secret or personal was written to logs or spans. */
  close(): Promise<void>;
};

export type FleetOptions = {
  readonly stores: ShopStores;
  readonly counts: Readonly<Record<Noun, number>>;
  readonly overrides: Readonly<Record<string, string>>;
  /** Before the names of databases and keys, where others use the same stores. */
  readonly prefix?: string;
};

const requestTimeoutMs = 20_000;
const outputLinesMax = 2000;
/** Refusals that pass by themselves. */
const passing: ReadonlySet<string> = new Set(["ORDER_IN_PROGRESS", "ORDER_BUSY", "RESERVATION_CHANGED"]);

export async function openFleet(options: FleetOptions): Promise<Fleet> {
  const dataDir = await mkdtemp(join(tmpdir(), "shoal-fleet-"));
  const output: string[] = [];
  const watch = await startLeakWatch();
  const note = (line: string) => {
    watch.line(line);
    output.push(line);
    if (output.length > outputLinesMax) output.splice(0, outputLinesMax / 2);
  };
  const shop: ShopSettings = {
    environment: "test",
    stores: options.stores,
    secrets: await openDevSecrets(dataDir),
    // Each process has its own; addresses are told below.
    ports: { gateway: 0, order: 0, cart: 0, product: 0, user: 0 },
    traceEndpoint: watch.traceEndpoint,
    ...(options.prefix === undefined ? {} : { prefix: options.prefix }),
    overrides: { LOG_LEVEL: "warn", ACCESS_TOKEN_TTL_SECONDS: "3600", ...options.overrides },
  };
  const databases = ["user", "product", "order"] as const;
  const serverUrl = options.stores.postgresUrl("postgres");
  await Promise.all(
    databases.map(async (noun) => {
      await ensureDatabase(serverUrl, databaseName(noun, options.prefix));
      await runToEnd(noun, shop, (_, line) => note(line), ["migrate"]);
    }),
  );

  const replicas: Replica[] = [];
  const of = (noun: Noun) => replicas.filter((replica) => replica.noun === noun);
  const target = (noun: Noun) =>
    `ipv4:${of(noun)
      .map(({ address }) => address)
      .join(",")}`;
  const addresses = () => ({
    CART_ADDRESS: target("cart"),
    PRODUCT_ADDRESS: target("product"),
    ORDER_ADDRESS: target("order"),
    USER_ADDRESS: target("user"),
  });
  for (const noun of nouns) {
    for (let count = 0; count < options.counts[noun]; count += 1) {
      replicas.push(await createReplica(noun, shop, addresses, note));
    }
  }
  const sql = {
    shoal_order: postgres(options.stores.postgresUrl(databaseName("order", options.prefix)), { max: 2 }),
    shoal_product: postgres(options.stores.postgresUrl(databaseName("product", options.prefix)), { max: 2 }),
  };
  const close = async () => {
    await Promise.all(replicas.map((replica) => replica.kill()));
    await Promise.all([sql.shoal_order.end({ timeout: 1 }), sql.shoal_product.end({ timeout: 1 })]);
    await rm(dataDir, { recursive: true, force: true });
    watch.close(shop.secrets);
  };
  const bases = of("gateway").map(({ address }) => `http://${address}/api/v1`);
  const send = createSend(bases, watch.leaks);
  const askUntilFinal = (ask: Ask, patienceMs = 60_000) => repeatUntilFinal(send, ask, patienceMs);

  try {
    await Promise.all(replicas.map((replica) => replica.start()));
    const email = "staff@shoal.example";
    const command = ["create-account", "--email", email, "--name", "staff", "--role", "staff"] as const;
    await runToEnd("user", shop, (_, line) => note(line), [...command], { ACCOUNT_PASSWORD: devPassword });
    const login = await askUntilFinal({ method: "POST", path: "/auth/login", json: { email, password: devPassword } });
    const staff = { authorization: `Bearer ${String(login.json["access_token"])}` };
    return {
      replicas,
      of,
      staff,
      send,
      askUntilFinal,
      sql,
      output,
      close,
      newVariant: async (onHand) => {
        const variant = { price: { amount_minor: 1999, currency_code: "USD" }, on_hand: onHand };
        const json = { title: `Thing ${crypto.randomUUID()}`, status: "active", variants: [variant] };
        const made = await askUntilFinal({ method: "POST", path: "/products", headers: staff, json });
        const variants = made.json["variants"] as Json[];
        return { productId: String(made.json["id"]), variantId: String(variants[0]?.["id"]) };
      },
    };
  } catch (error) {
    await close();
    throw new Error(`the fleet did not start: ${String(error)}\n${output.slice(-20).join("\n")}`, { cause: error });
  }
}

function createSend(bases: readonly string[], leaks: Leaks): Fleet["send"] {
  return async ({ method = "GET", path, headers = {}, json }) => {
    leaks.note(json);
    leaks.noteHeaders(headers);
    const base = bases[Math.floor(Math.random() * bases.length)] ?? "";
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const answer = isJson ? (JSON.parse(text) as Json) : {};
    leaks.note(answer);
    leaks.noteHeaders(response.headers);
    return { status: response.status, headers: response.headers, text, json: answer };
  };
}

async function repeatUntilFinal(send: Fleet["send"], ask: Ask, patienceMs: number): Promise<Answer> {
  const deadline = Date.now() + patienceMs;
  let last = "";
  for (let pauseMs = 50; Date.now() < deadline; pauseMs = Math.min(500, pauseMs * 2)) {
    try {
      const answer = await send(ask);
      last = `${answer.status} ${answer.text.slice(0, 300)}`;
      if (isFinal(answer)) return answer;
    } catch (error) {
      last = String(error);
    }
    await Bun.sleep(pauseMs * (0.5 + Math.random()));
  }
  throw new Error(`no final answer to ${ask.method} ${ask.path} within ${patienceMs} ms, the last: ${last}`);
}

export function isFinal({ status, json }: Answer): boolean {
  if (status === 202 || status === 429 || status >= 500) return false;
  return !passing.has(String(json["reason"]));
}

/** The body by which a guest buys a cart. */
export function guestOrder(token = "tok_ok"): Json {
  const address = { name: "Bo Buyer", line1: "1 Quay Street", city: "Bergen", postal_code: "5003", country: "NO" };
  return { shipping_address: address, email: "guest@shoal.example", payment: { provider: "simulated", token } };
}
