// The key of access tokens is exchanged under load, on two gateways one after the other, and no client is told that its
// token is not good.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { devPassword, findFreePort, programOf, type ShopSettings } from "@shoal/devstack";
import { shortOrLong } from "@shoal/testkit";
import { type Json, openTestShop, type TestShop } from "../e2e/test-shop.ts";
import { startReplica } from "./replicas.fixture.ts";

const clientsCount = 8;
/** Shorter than in any shop, so that the old key's tokens run out while we look. */
const tokenTtlSeconds = 10;
/** How long the load goes on before, between and after the steps; a minute and more in the long version. */
const phaseMs = shortOrLong(1500, 12_000);

let t: TestShop;
beforeAll(async () => {
  t = await openTestShop({ ACCESS_TOKEN_TTL_SECONDS: String(tokenTtlSeconds), DRAIN_DELAY_MS: "300" });
}, 60_000);
afterAll(async () => {
  await t.close();
});

type Gateway = { readonly url: string; restart(settings: ShopSettings): Promise<void>; stop(): Promise<void> };

/** A second gateway of the same shop. */
async function openSecond(): Promise<Gateway> {
  const ports = { ...t.settings.ports, gateway: await findFreePort() };
  let replica = await startReplica(t, "gateway", { ...t.settings, ports });
  return {
    url: replica.url,
    restart: async (settings) => {
      await replica.child.stop();
      replica = await startReplica(t, "gateway", { ...settings, ports });
    },
    stop: async () => void (await replica.child.stop()),
  };
}

/** The value of JWT_KEYS after a step, by the command that an operator runs. */
async function rotated(keys: string, step: string): Promise<string> {
  const { command, cwd = process.cwd() } = programOf("gateway", { binaries: t.settings.binaries }, [
    "rotate-key",
    step,
  ]);
  const child = Bun.spawn([...command], { cwd, env: { ...process.env, JWT_KEYS: keys }, stdout: "pipe" });
  const text = (await new Response(child.stdout).text()).trim();
  expect(await child.exited).toBe(0);
  return text;
}

test("keys are added, switched and retired under load, and nobody gets a 401", async () => {
  const second = await openSecond();
  const urls = [t.shop.gatewayUrl, second.url];
  let isOver = false;
  const statuses = new Map<number, number>();
  const kids = new Set<string>();

  /** Asks one gateway; while that one restarts, the other. */
  async function ask(path: string, init: RequestInit, turn: number): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const response = await fetch(`${urls[(turn + attempt) % 2]}/api/v1${path}`, init);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        return response;
      } catch (error) {
        if (attempt > 200) throw error;
        await Bun.sleep(20);
      }
    }
  }

  async function client(index: number): Promise<void> {
    const { email } = await t.newCustomer();
    const post = (path: string, json: unknown, turn: number) =>
      ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(json) }, turn);
    let session = (await (await post("/auth/login", { email, password: devPassword }, index)).json()) as Json;
    let refreshAtMs = Date.now() + (tokenTtlSeconds * 1000) / 3;
    for (let turn = index; !isOver; turn += 1) {
      if (Date.now() > refreshAtMs) {
        session = (await (
          await post("/auth/refresh", { refresh_token: session["refresh_token"] }, turn)
        ).json()) as Json;
        refreshAtMs = Date.now() + (tokenTtlSeconds * 1000) / 3;
      }
      const token = String(session["access_token"]);
      kids.add(String((JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as Json)["kid"]));
      await (await ask("/users/me", { headers: { authorization: `Bearer ${token}` } }, turn)).text();
      await Bun.sleep(10);
    }
  }

  const clients = Promise.all(Array.from({ length: clientsCount }, (_, index) => client(index)));
  try {
    let { jwtKeys } = t.settings.secrets;
    for (const step of ["add", "switch", "retire"]) {
      // Tokens of the old key run out before it goes.
      await Bun.sleep(step === "retire" ? Math.max(phaseMs, tokenTtlSeconds * 1000 + 500) : phaseMs);
      jwtKeys = await rotated(jwtKeys, step);
      const settings = { ...t.settings, secrets: { ...t.settings.secrets, jwtKeys } };
      await t.shop.restart(["gateway"], settings);
      await second.restart(settings);
    }
    await Bun.sleep(phaseMs);
    const published = (await (await fetch(`${second.url}/.well-known/jwks.json`)).json()) as { keys: Json[] };
    const { keys: kept } = JSON.parse(jwtKeys) as { keys: Json[] };
    expect(published.keys.map(({ kid }) => kid)).toEqual(kept.map(({ kid }) => kid));
  } finally {
    isOver = true;
    await clients.finally(() => second.stop());
  }
  expect([...statuses.keys()]).toEqual([200]);
  expect(statuses.get(200)).toBeGreaterThan(200);
  // Both keys have signed.
  expect(kids.size).toBe(2);
}, 180_000);
