// A shop under test: compiled programs on databases and keys of their own, with 1,020 products and people who buy.

import { join } from "node:path";
import {
  type Backing,
  devPassword,
  findFreePort,
  type Noun,
  nouns,
  openDevSecrets,
  runToEnd,
  type Shop,
  type ShopSettings,
  startShop,
} from "@shoal/devstack";
import postgres from "postgres";
import { makeCatalogue } from "./catalogue.ts";
import { type Customer, send, type World } from "./operations.ts";

export type Subject = {
  /** What it is called in the report. */
  readonly name: string;
  readonly shop: Shop;
  readonly settings: ShopSettings;
  readonly world: World;
};

export type SubjectOptions = {
  readonly name: string;
  readonly binaries: string;
  readonly backing: Backing;
  readonly dataDir: string;
  readonly customersCount: number;
  /** Settings that differ from those of every benchmark. */
  readonly overrides?: Readonly<Record<string, string>>;
};

/** Of what a shop says only its beginning is kept, for when it does not start. */
const linesMax = 50;

/** Limits stay in force and cost what they cost, but refuse nobody, and nobody has to sign in again. */
const unlimited = {
  ACCESS_TOKEN_TTL_SECONDS: "3600",
  LOG_LEVEL: "info",
  RATE_LIMIT_LOGIN: "1000000/60s",
  RATE_LIMIT_WRITE: "1000000/60s",
  RATE_LIMIT_READ: "9999999/60s",
};

/** Starts a shop on emptied databases and fills it. */
export async function openSubject(options: SubjectOptions): Promise<Subject> {
  const { name, binaries, backing, dataDir } = options;
  const prefix = `bench_${name}_`;
  await dropDatabases(backing, prefix);
  const ports = Object.fromEntries(
    await Promise.all(nouns.map(async (noun) => [noun, await findFreePort()] as const)),
  ) as Record<Noun, number>;
  const settings: ShopSettings = {
    environment: "test",
    stores: { postgresUrl: backing.postgresUrl, redisUrls: backing.redisUrls },
    secrets: await openDevSecrets(join(dataDir, name)),
    ports,
    prefix,
    binaries,
    overrides: { ...unlimited, ...options.overrides },
  };
  const lines: string[] = [];
  const note = (noun: Noun, line: string) => void (lines.length < linesMax && lines.push(`${noun} ${line}`));
  const shop = await startShop(settings, note).catch((error: unknown) => {
    throw new Error(`the shop did not start: ${String(error)}\n${lines.join("\n")}`);
  });
  const world = await fillShop(shop, settings, options.customersCount);
  await settle(backing, prefix);
  return { name, shop, settings, world };
}

/** What PostgreSQL does by itself within minutes of an import is done at once, so that it does not fall into a window. */
async function settle(backing: Backing, prefix: string): Promise<void> {
  for (const noun of ["user", "product", "order"]) {
    const database = postgres(backing.postgresUrl(`${prefix}shoal_${noun}`), { max: 1, onnotice: () => {} });
    await database.unsafe("vacuum analyze");
    await database.end({ timeout: 1 });
  }
}

async function dropDatabases(backing: Backing, prefix: string): Promise<void> {
  const server = postgres(backing.postgresUrl("postgres"), { max: 1, onnotice: () => {} });
  for (const noun of ["user", "product", "order"]) {
    await server.unsafe(`drop database if exists "${prefix}shoal_${noun}" with (force)`);
  }
  await server.end({ timeout: 1 });
}

type Session = { readonly access_token: string };
type Page = { readonly items: readonly Product[]; readonly next_page_token?: string };
type Product = { readonly id: string; readonly variants: readonly { readonly id: string }[] };

async function fillShop(shop: Shop, settings: ShopSettings, customersCount: number): Promise<World> {
  const target = { url: shop.gatewayUrl };
  const staffEmail = "staff@shoal.example";
  const account = ["create-account", "--email", staffEmail, "--name", "Staff", "--role", "staff"] as const;
  await runToEnd("user", settings, () => {}, account, { ACCOUNT_PASSWORD: devPassword });
  const login = { email: staffEmail, password: devPassword };
  const staff = signedIn(staffEmail, await send(target, "POST", "/auth/login", { body: login }));

  const csv = makeCatalogue();
  const imported = await fetch(`${target.url}/api/v1/products/import`, {
    method: "POST",
    headers: { authorization: staff.authorization, "content-type": "text/csv" },
    body: csv,
  });
  if (!imported.ok) throw new Error(`the catalogue was not imported: ${await imported.text()}`);

  const products: Product[] = [];
  for (let token = ""; ; ) {
    const page = JSON.parse(await send(target, "GET", `/products?page_size=100${token}`, {})) as Page;
    products.push(...page.items);
    if (page.next_page_token === undefined) break;
    token = `&page_token=${encodeURIComponent(page.next_page_token)}`;
  }

  const customers: Customer[] = [];
  for (let index = 0; index < customersCount; index += 1) {
    const email = `buyer-${index}@shoal.example`;
    const body = { email, password: devPassword, name: "Bo Buyer" };
    customers.push(signedIn(email, await send(target, "POST", "/auth/register", { body })));
  }
  return {
    ...target,
    productIds: products.map(({ id }) => id),
    variantIds: products.flatMap(({ variants }) => variants.map(({ id }) => id)),
    customers,
    staff,
  };
}

function signedIn(email: string, answer: string): Customer {
  const { access_token } = JSON.parse(answer) as Session;
  return { email, password: devPassword, authorization: `Bearer ${access_token}` };
}
