// A whole shop for an end-to-end test: five real processes on free ports, databases and Redis keys of its own on the
// stores that `bun run test` started, and buyers who speak HTTP to it.

import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type ShopClient } from "@shoal/client";
import {
  devPassword,
  findFreePort,
  type Noun,
  nouns,
  openDevSecrets,
  runToEnd,
  type Shop,
  type ShopSettings,
  type ShopStores,
  startShop,
} from "@shoal/devstack";
import { testBinaries, testStores } from "@shoal/testkit";
import postgres from "postgres";
import { startLeakWatch } from "./leak-watch.fixture.ts";
import type { Leaks } from "./leaks.fixture.ts";

export type Json = { readonly [key: string]: unknown };
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly json: Json };

export type Send = (method: string, path: string, options?: SendOptions) => Promise<Answer>;
export type SendOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

export type TestShop = {
  readonly shop: Shop;
  readonly settings: ShopSettings;
  /** Sends to /api/v1 as nobody. */
  readonly send: Send;
  /** The typed client, as nobody or as whoever the headers of `newCustomer` prove. */
  client(headers?: Readonly<Record<string, string>>): ShopClient;
  /** Everything that the processes have written. */
  readonly output: readonly string[];
  /** Headers of a signed-in staff member and an administrator. */
  readonly staff: Readonly<Record<string, string>>;
  readonly admin: Readonly<Record<string, string>>;
  /** Registers a customer and answers the headers that prove it. */
  newCustomer(): Promise<{ readonly email: string; readonly userId: string; readonly headers: Record<string, string> }>;
  /** Makes a product of one variant and answers both. */
  newProduct(options: {
    readonly onHand: number;
    readonly priceMinor?: number;
  }): Promise<{ readonly product: Json; readonly variantId: string }>;
  /** Every message that was sent to an address, as it would leave, once there are at least `countMin`. */
  mailsTo(email: string, countMin: number): Promise<string[]>;
  /** What the metrics port of a process shows. */
  metrics(noun: Noun): Promise<string>;
  /** A connection to the database of one service, to look behind the curtain. */
  database(noun: "user" | "product" | "order"): postgres.Sql;
  /** Stops it all; throws when something secret or personal was written to logs, spans or metrics. */
  close(): Promise<void>;
};

/** Databases that are there already, with the roles that use them. */
export type TestDatabases = Pick<ShopStores, "postgresUrl" | "ownerUrl"> & { readonly prefix: string };

/** A prefix that no other shop has. */
export function newPrefix(): string {
  return `t${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}_`;
}

/** Starts a shop of compiled programs when there are any; `overrides` are environment variables for all five processes. */
export async function openTestShop(
  overrides: Readonly<Record<string, string>> = {},
  binaries: string | undefined = testBinaries(),
  databases?: TestDatabases,
): Promise<TestShop> {
  const stores = testStores();
  const prefix = databases?.prefix ?? newPrefix();
  const dataDir = await mkdtemp(join(tmpdir(), "shoal-e2e-"));
  const mailDir = join(dataDir, "mail");
  const free = await Promise.all([...nouns, ...nouns].map(() => findFreePort()));
  const ports = portsFrom(free);
  const metricsPorts = portsFrom(free.slice(nouns.length));
  const watch = await startLeakWatch();
  const postgresUrl = (database: string) =>
    Object.assign(new URL(stores.postgresUrl), { pathname: `/${database}` }).toString();
  const settings: ShopSettings = {
    environment: "test",
    stores: {
      postgresUrl: databases?.postgresUrl ?? postgresUrl,
      ...(databases?.ownerUrl === undefined ? {} : { ownerUrl: databases.ownerUrl }),
      redisUrls: { cart: stores.redisUrl, productCache: stores.redisUrl, gateway: stores.redisUrl },
    },
    secrets: await openDevSecrets(dataDir),
    ports,
    metricsPorts,
    traceEndpoint: watch.traceEndpoint,
    prefix,
    binaries,
    mailDir,
    overrides,
  };
  await mkdir(mailDir);
  // The processes may run as somebody else.
  await Promise.all([chmod(dataDir, 0o711), chmod(mailDir, 0o777)]);
  const output: string[] = [];
  const note = (noun: Noun, line: string) => void output.push(`${noun} ${line}`);
  const shop = await startShop(settings, note).catch((error: unknown) => {
    throw new Error(`the shop did not start: ${String(error)}\n${output.slice(-20).join("\n")}`);
  });
  const send = createSend(`${shop.gatewayUrl}/api/v1`, watch.leaks);
  const pools = new Map<string, postgres.Sql>();
  const metrics = async (noun: Noun) => await (await fetch(`http://127.0.0.1:${metricsPorts[noun]}/metrics`)).text();

  async function signedIn(role: "staff" | "admin"): Promise<Record<string, string>> {
    const email = `${role}@shoal.example`;
    const command = ["create-account", "--email", email, "--name", role, "--role", role] as const;
    await runToEnd("user", settings, note, [...command], { ACCOUNT_PASSWORD: devPassword });
    const answer = await send("POST", "/auth/login", { json: { email, password: devPassword } });
    if (answer.status !== 200) throw new Error(`${role} cannot sign in: ${answer.status} ${answer.text}`);
    return { authorization: `Bearer ${String(answer.json["access_token"])}` };
  }
  const [staff, admin] = await Promise.all([signedIn("staff"), signedIn("admin")]);

  return {
    shop,
    settings,
    send,
    client: (headers = {}) =>
      createClient({
        baseUrl: shop.gatewayUrl,
        token: () => headers["authorization"]?.replace("Bearer ", ""),
        fetch: fetchNoting(watch.leaks),
      }),
    output,
    staff,
    admin,
    newCustomer: async () => {
      const email = `buyer-${crypto.randomUUID()}@shoal.example`;
      const answer = await send("POST", "/auth/register", { json: { email, password: devPassword, name: "Bo Buyer" } });
      if (answer.status !== 201) throw new Error(`register answered ${answer.status} ${answer.text}`);
      const userId = String((answer.json["user"] as Json)["id"]);
      return { email, userId, headers: { authorization: `Bearer ${String(answer.json["access_token"])}` } };
    },
    newProduct: async ({ onHand, priceMinor = 1999 }) => {
      const price = { amount_minor: priceMinor, currency_code: "USD" };
      const answer = await send("POST", "/products", {
        headers: staff,
        json: { title: `Thing ${crypto.randomUUID()}`, status: "active", variants: [{ price, on_hand: onHand }] },
      });
      if (answer.status !== 201) throw new Error(`a product could not be made: ${answer.status} ${answer.text}`);
      const variants = answer.json["variants"] as Json[];
      return { product: answer.json, variantId: String(variants[0]?.["id"]) };
    },
    mailsTo: async (email, countMin) => {
      const until = Date.now() + 20_000;
      for (;;) {
        const names = (await readdir(mailDir)).filter((name) => name.endsWith(".eml")).sort();
        const mails = await Promise.all(names.map((name) => readFile(join(mailDir, name), "utf8")));
        const found = mails.filter((mail) => mail.includes(`To: ${email}\n`));
        if (found.length >= countMin) return found;
        if (Date.now() > until) throw new Error(`${found.length} of ${countMin} messages to the buyer after 20 s`);
        await Bun.sleep(50);
      }
    },
    metrics,
    database: (noun) => {
      const url = postgresUrl(`${prefix}shoal_${noun}`);
      const pool = pools.get(url) ?? postgres(url, { max: 2, onnotice: () => {} });
      pools.set(url, pool);
      return pool;
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end({ timeout: 1 })));
      const pages = await Promise.all(nouns.map((noun) => metrics(noun).catch(() => "")));
      await shop.stop();
      const server = postgres(stores.postgresUrl, { max: 1, onnotice: () => {} });
      for (const noun of ["user", "product", "order"]) {
        await server.unsafe(`drop database if exists "${prefix}shoal_${noun}" with (force)`);
      }
      await server.end({ timeout: 1 });
      await rm(dataDir, { recursive: true, force: true });
      for (const line of output) watch.line(line);
      watch.close(settings.secrets, pages.join("\n"));
    },
  };
}

function portsFrom(free: readonly number[]): Record<Noun, number> {
  return Object.fromEntries(nouns.map((noun, index) => [noun, free[index] ?? 0])) as Record<Noun, number>;
}

function createSend(base: string, leaks: Leaks): Send {
  return async (method, path, options = {}) => {
    leaks.note(options.json);
    leaks.noteHeaders(options.headers ?? {});
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...(options.json === undefined ? {} : { "content-type": "application/json" }), ...options.headers },
      ...(options.json === undefined ? {} : { body: JSON.stringify(options.json) }),
      ...(options.body === undefined ? {} : { body: options.body }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const json = isJson ? (JSON.parse(text) as Json) : {};
    leaks.note(json);
    leaks.noteHeaders(response.headers);
    return { status: response.status, headers: response.headers, text, json };
  };
}

/** Sends for the typed client, and notes what was sent and answered, as `send` does. */
function fetchNoting(leaks: Leaks): (request: Request) => Promise<Response> {
  const noteBody = async (message: Request | Response) => {
    const text = await message.clone().text();
    if (message.headers.get("content-type")?.includes("json") === true && text !== "") leaks.note(JSON.parse(text));
    leaks.noteHeaders(message.headers);
  };
  return async (request) => {
    await noteBody(request);
    const response = await fetch(request);
    await noteBody(response);
    return response;
  };
}

export const address = {
  name: "Bo Buyer",
  line1: "1 Quay Street",
  city: "Bergen",
  postal_code: "5003",
  country: "NO",
} as const;

/** The body that buys a cart. */
export function orderBody(token = "tok_ok", more: Json = {}): Json {
  return { shipping_address: address, payment: { provider: "simulated", token }, ...more };
}
