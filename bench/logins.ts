// `bun run bench:logins`, while `bun run stores` runs in another terminal: whether the time of a refusal tells that an
// address has an account, the same of a registration that is confirmed by mail, and what guessing comes to. It prints
// figures; what must hold is in tests.

import { devPassword } from "@shoal/devstack";
import { openTestShop } from "../tests/e2e/test-shop.ts";

const triesCount = 200;
/** They take a tenth of the time, so that a difference needs more of them to be seen. */
const registrationsCount = 1000;

const t = await openTestShop({
  LOGIN_ATTEMPTS_MAX: "100000",
  RATE_LIMIT_LOGIN: "100000/60s",
  TRUSTED_PROXY_COUNT: "1",
  LOG_LEVEL: "warn",
});
try {
  const { email } = await t.newCustomer();
  const unknownOf = (index: number) => `nobody-${index}@shoal.example`;

  async function login(address: string, password: string, network: string) {
    const startedAt = performance.now();
    const headers = { "x-forwarded-for": network };
    const { status, json } = await t.send("POST", "/auth/login", { headers, json: { email: address, password } });
    return { status, reason: String(json["reason"] ?? "signed in"), tookMs: performance.now() - startedAt };
  }

  async function register(address: string) {
    const startedAt = performance.now();
    const json = { email: address, password: devPassword, name: "Bo Buyer" };
    const { status } = await t.send("POST", "/auth/register", { json });
    return { status, tookMs: performance.now() - startedAt };
  }

  /** Starts the user service anew with other settings than the shop's, and waits until the gateway has found it. */
  async function restartUser(overrides: Readonly<Record<string, string>>): Promise<void> {
    await t.shop.restart(["user"], { ...t.settings, overrides: { ...t.settings.overrides, ...overrides } });
    while ((await login(unknownOf(-1), "not-the-password", "192.0.2.9")).status === 503) await Bun.sleep(100);
  }

  const times: Record<"unknown" | "wrong", number[]> = { unknown: [], wrong: [] };
  for (let index = -20; index < triesCount; index += 1) {
    // Taking turns, so that a busy moment meets both alike.
    const wrong = await login(email, "not-the-password", "192.0.2.1");
    const unknown = await login(unknownOf(index), "not-the-password", "192.0.2.1");
    if (wrong.status !== 401 || unknown.status !== 401) throw new Error(`${wrong.status} ${unknown.status}`);
    if (index < 0) continue;
    times.wrong.push(wrong.tookMs);
    times.unknown.push(unknown.tookMs);
  }
  compare(`${triesCount} refusals`, ["wrong password", times.wrong], ["unknown", times.unknown]);

  await restartUser({ REGISTRATION: "confirmed" });
  const registrations: Record<"taken" | "fresh", number[]> = { taken: [], fresh: [] };
  for (let index = -20; index < registrationsCount; index += 1) {
    // Each goes first every other time: what comes second finds the processes warm.
    for (const kind of index % 2 === 0 ? (["taken", "fresh"] as const) : (["fresh", "taken"] as const)) {
      const { status, tookMs } = await register(kind === "taken" ? email : `fresh-${index}@shoal.example`);
      if (status !== 202) throw new Error(`a registration answered ${status}`);
      if (index >= 0) registrations[kind].push(tookMs);
    }
  }
  compare(`${registrationsCount} registrations`, ["taken", registrations.taken], ["new", registrations.fresh]);

  await restartUser({ LOGIN_ATTEMPTS_MAX: "10" });
  const victim = await t.newCustomer();
  const reasons: string[] = [];
  for (let index = 0; index < 15; index += 1)
    reasons.push((await login(victim.email, `guess ${index}`, "198.51.100.7")).reason);
  console.log(`15 guesses from one network: ${countAll(reasons)}`);
  const stillThere = await login(victim.email, devPassword, "198.51.100.7");
  const elsewhere = await login(victim.email, devPassword, "203.0.113.5");
  console.log(`then the right password from there: ${stillThere.reason}; from another network: ${elsewhere.reason}`);
} finally {
  await t.close();
}
process.exit();

type Times = readonly [name: string, timesMs: readonly number[]];

function compare(what: string, ...[one, other]: readonly [Times, Times]): void {
  const [oneMs, otherMs] = [median(one[1]), median(other[1])];
  const apart = Math.abs(oneMs - otherMs) / Math.min(oneMs, otherMs);
  console.log(`median of ${what}: ${one[0]} ${oneMs.toFixed(2)} ms, ${other[0]} ${otherMs.toFixed(2)} ms`);
  console.log(`they differ by ${(100 * apart).toFixed(1)} %`);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function countAll(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
}
