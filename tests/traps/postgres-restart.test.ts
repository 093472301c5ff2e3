// PostgreSQL is restarted under load, again and again, in order and at once: whoever waits for it is served as soon as
// it is back, and no connection of the pool is lost for good. Here time is the guarantee, so it is asserted.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort, type PostgresServer, startPostgres } from "@shoal/devstack";
import { createPool, inTransaction, isUnavailable, type Pool, run } from "@shoal/postgres";

const restarts = 10;
const connectionsMax = 10;
const firstSuccessWithinMs = 1000;
const wholePoolWithinMs = 5000;

let root: string;
let port: number;
let server: PostgresServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "shoal-restart-"));
  // PostgreSQL's account must be able to pass, when the tests run as root.
  chmodSync(root, 0o711);
  port = await findFreePort();
  server = await start();
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

const start = () => startPostgres({ dataDir: root, port, durability: "test", log: () => {} });

/** SIGINT ends every session in order; SIGQUIT drops all at once, as a crash does. */
async function restart(signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  const [pid = ""] = readFileSync(join(root, "postgres/data/postmaster.pid"), "utf8").split("\n");
  if (signal === "SIGQUIT") process.kill(Number(pid), signal);
  await server.stop();
  server = await start();
}

type Answer = { readonly pid: number; readonly atMs: number };

/** Asks without a pause, by many at a time; a failure that is no outage is kept. */
function startLoad(pool: Pool) {
  const answers: Answer[] = [];
  const wrong: unknown[] = [];
  let isOver = false;
  const ask = async (asker: number) => {
    const select = () => run<{ pid: number }>("ask", pool<{ pid: number }[]>`select pg_backend_pid() as pid`);
    const twice = () =>
      inTransaction(pool, "ask_twice", async (transaction) => {
        await run("ask", transaction`select 1`);
        return await run<{ pid: number }>("ask", transaction<{ pid: number }[]>`select pg_backend_pid() as pid`);
      });
    const [row] = await (asker % 2 === 0 ? select() : twice());
    if (row !== undefined) answers.push({ pid: row.pid, atMs: performance.now() });
  };
  const worker = async (asker: number) => {
    while (!isOver) {
      await ask(asker).catch(async (error: unknown) => {
        if (!isUnavailable(error)) wrong.push(error);
        await Bun.sleep(5);
      });
    }
  };
  const workers = Promise.all(Array.from({ length: 40 }, (_, index) => worker(index)));
  return {
    answers,
    wrong,
    end: async () => {
      isOver = true;
      await workers;
    },
  };
}

async function until(holds: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!holds() && performance.now() < deadline) await Bun.sleep(5);
  return holds();
}

test("restarted under load: served within a second, and by every connection of the pool within five, every time", async () => {
  const unheard: unknown[] = [];
  const note = (error: unknown) => void unheard.push(error);
  process.on("unhandledRejection", note);
  const pool = createPool({
    url: server.url(),
    applicationName: "restarted",
    connectionsMax,
    statementTimeoutMs: 2000,
  });
  const load = startLoad(pool);
  const backends = () => new Set(load.answers.map(({ pid }) => pid)).size;
  expect(await until(() => backends() === connectionsMax, wholePoolWithinMs)).toBe(true);
  for (let round = 0; round < restarts; round += 1) {
    await restart(round % 2 === 0 ? "SIGINT" : "SIGQUIT");
    // Answers of the server before it went are no answers of this one.
    load.answers.length = 0;
    expect(await until(() => load.answers.length > 0, firstSuccessWithinMs)).toBe(true);
    expect(await until(() => backends() === connectionsMax, wholePoolWithinMs)).toBe(true);
  }
  await load.end();
  expect({ wrong: load.wrong.map(String).slice(0, 3), unheard }).toEqual({ wrong: [], unheard: [] });
  process.off("unhandledRejection", note);
  await pool.end({ timeout: 1 });
}, 120_000);
