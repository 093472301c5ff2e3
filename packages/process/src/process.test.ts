import { expect, test } from "bun:test";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigError,
  createLog,
  exitConfig,
  integer,
  list,
  oneOf,
  optional,
  parseEnvironment,
  runCommand,
  secret,
  serverSettings,
  serveUntilStopped,
  text,
  url,
} from "./index.ts";

const shape = {
  NAME: text({ default: "shoal" }),
  COUNT: integer({ min: 1, max: 10, default: 3 }),
  KIND: oneOf(["a", "b"]),
  ADDRESS: url(["postgres"]),
  TOKEN: secret(),
  TAGS: list(text(), { default: [] }),
  MAYBE: optional(text()),
};
const good = { KIND: "b", ADDRESS: "postgres://u:p@h/d", TOKEN: "0123456789abcdef" };

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(environment, shape);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

test("defaults fill what is absent, and the rest is parsed", () => {
  const values = parseEnvironment({ ...good, TAGS: "x, y,," }, shape);
  expect(values).toMatchObject({ NAME: "shoal", COUNT: 3, KIND: "b", TAGS: ["x", "y"], MAYBE: undefined });
});

test("all problems are told together, and none of them tells a secret", () => {
  const problems = problemsOf({ COUNT: "11", KIND: "c", ADDRESS: "http://x", TOKEN: "hunter2" });
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain("hunter2");
});

test("numbers that only look whole are refused", () => {
  for (const value of ["1e1", "2.0", " 2", "0x2", "", "９"]) {
    const problems = problemsOf({ ...good, COUNT: value });
    expect(value === "" ? problems : problems[0]).toEqual(value === "" ? [] : expect.stringContaining("COUNT"));
  }
});

test("a secret that is marked for development is refused in production, however it comes", () => {
  const marked = { ...good, ADDRESS: "postgres://u:dev-only-password@h/d", TOKEN: "dev-only-token-of-the-gateway" };
  for (const SHOAL_ENV of ["dev", "test"]) expect(problemsOf({ ...marked, SHOAL_ENV })).toEqual([]);
  const refused = ["ADDRESS", "TOKEN"].map((name) => `${name} is marked "dev-only", which production refuses`);
  expect(problemsOf({ ...marked, SHOAL_ENV: "production" })).toEqual(refused);
  expect(problemsOf(marked)).toEqual(refused);
  const file = join(mkdtempSync(join(tmpdir(), "shoal-secret-")), "token");
  writeFileSync(file, marked.TOKEN);
  const { TOKEN: _, ...rest } = good;
  expect(problemsOf({ ...rest, TOKEN_FILE: file })).toEqual(refused.slice(1));
});

test("a secret is read from its file, and both ways at once are refused", () => {
  const file = join(mkdtempSync(join(tmpdir(), "shoal-")), "token");
  writeFileSync(file, "from-a-file-0123456789\n");
  const { TOKEN: _, ...rest } = good;
  expect(parseEnvironment({ ...rest, TOKEN_FILE: file }, shape).TOKEN).toBe("from-a-file-0123456789");
  expect(problemsOf({ ...good, TOKEN_FILE: file })).toEqual(["TOKEN and TOKEN_FILE are both set"]);
  expect(problemsOf({ ...rest, TOKEN_FILE: "/no/such/file" })[0]).toContain("cannot be read");
});

test("tokens of services are pairs, and short ones are refused", () => {
  const tokens = { SERVICE_TOKENS: serverSettings.SERVICE_TOKENS };
  const value = "gateway=aaaaaaaaaaaaaaaaaaaaaaaa,gateway=bbbbbbbbbbbbbbbbbbbbbbbb";
  expect(parseEnvironment({ SERVICE_TOKENS: value }, tokens).SERVICE_TOKENS).toHaveLength(2);
  expect(() => parseEnvironment({ SERVICE_TOKENS: "gateway=short" }, tokens)).toThrow(ConfigError);
});

test("a bad configuration ends with 78, an unknown command with 64, a failure with 1", async () => {
  const commands = {
    serve: async () => {
      throw new ConfigError(["A is required"]);
    },
    fail: async () => {
      throw new Error("no");
    },
    work: async (_environment: unknown, args: readonly string[]) => args.length,
  };
  expect(await runCommand(commands, {}, [])).toBe(exitConfig);
  expect(await runCommand(commands, {}, ["toString"])).toBe(64);
  expect(await runCommand(commands, {}, ["fail"])).toBe(1);
  expect(await runCommand(commands, {}, ["work", "x", "y"])).toBe(2);
});

test("closers run in order, and one that fails or hangs does not stop the others", async () => {
  const lines: string[] = [];
  const order: string[] = [];
  const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });
  const stop = new AbortController();
  const stopped = serveUntilStopped(
    log,
    [
      ["traffic", async () => void order.push("traffic")],
      ["broken", async () => Promise.reject(new Error("cannot"))],
      ["hanging", () => new Promise(() => {})],
      ["telemetry", async () => void order.push("telemetry")],
    ],
    { signal: stop.signal, closerTimeoutMs: 50 },
  );
  stop.abort();
  expect(await stopped).toBe(1);
  expect(order).toEqual(["traffic", "telemetry"]);
  expect(lines.filter((line) => line.includes("could not be closed"))).toHaveLength(2);
});

test("a log line is one line of JSON, whatever is logged", () => {
  const lines: string[] = [];
  const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });
  log.debug("below the threshold");
  log.error("broken\nin two", new Error("a\nb"), { count: 2 });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    service: "test",
    count: 2,
    error: "Error",
    error_message: "a\nb",
  });
});

test("a line says no field that is not listed, and no value that PostgreSQL quotes from somebody's input", () => {
  const lines: string[] = [];
  const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });
  const wide: { order_id: string } = Object.assign({ order_id: "o-1" }, { email: "buyer@shoal.example" });
  log.info("placed", wide);
  const quoting = new Error('invalid input syntax for type uuid: "buyer@shoal.example"');
  log.error("a call failed", Object.assign(quoting, { code: "22P02" }));
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ order_id: "o-1" });
  expect(JSON.parse(lines[1] ?? "")).toMatchObject({ error_code: "22P02" });
  expect(lines.join("")).not.toContain("buyer@");
});
