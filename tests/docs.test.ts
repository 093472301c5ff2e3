// The documentation, held against the tree: commands, paths, names, tables and the pasted purchase. A document that
// drifts fails here, and the failure says what is missing.

import { afterAll, expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nouns, seedAccounts, seedCatalogue } from "@shoal/devstack";
import { Code } from "@shoal/rpc";
import { crashPoints as cartCrashPoints } from "../packages/cart/src/crash-points.ts";
import { readOverrides } from "../packages/devstack/src/dotenv.ts";
import { reasons, statusOfCode } from "../packages/gateway/src/reasons.ts";
import { crashPoints as orderCrashPoints } from "../packages/order/src/crash-points.ts";
import { crashPoints as productCrashPoints } from "../packages/product/src/crash-points.ts";
import { openTestShop, type TestShop } from "./e2e/test-shop.ts";
import { capitalsIn, contractEnumValues, refusalsIn, serviceSources, violationsIn } from "./reasons.fixture.ts";
import { settingsOf } from "./settings.fixture.ts";

const root = join(import.meta.dir, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const records = readdirSync(join(root, "docs/adr"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/adr/${name}`);
const guides = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "docs/errors.md",
  "docs/operations.md",
  "docs/alerts.md",
  "docs/follow-one-order.md",
  "docs/deploy.md",
  "docs/checkout.md",
  "docs/traps.md",
  "docs/security.md",
  "docs/access.md",
  "SECURITY.md",
];
const documents = [...guides, "CHANGELOG.md", ...records];
const manifest = JSON.parse(read("package.json")) as { engines: { bun: string }; scripts: Record<string, string> };
const fences = /^```(\w*)\n([\s\S]*?)^```$/gm;
const proseIn = (text: string) => text.replace(fences, "");
const proseOf = (path: string) => proseIn(read(path));

/** What stands in `code` in a document's prose. */
function namesIn(path: string): string[] {
  return Array.from(proseOf(path).matchAll(/`([^`\n]+)`/g), ([, name = ""]) => name);
}

/** Cells of the table rows under a heading, without the head. */
function tableUnder(path: string, heading: string): string[][] {
  const section =
    read(path)
      .split(/^#+ /m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

const codeIn = (cell = "") => /`([^`]+)`/.exec(cell)?.[1] ?? "";

/** Every file and folder of the repository but for what is made at run time. */
function listTree(folder = ""): string[] {
  const skipped = [".git", ".dev", "node_modules"];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !skipped.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...listTree(path)] : [path];
    });
}

test("every `bun run` command that a guide names is a script, and the pinned Bun is the manifest's", () => {
  for (const path of guides) {
    const commands = Array.from(read(path).matchAll(/\bbun (?:@[\d.]+ )?run ([a-z][\w:-]*)/g), ([, name = ""]) => name);
    expect({ path, unknown: commands.filter((name) => !Object.hasOwn(manifest.scripts, name)) }).toEqual({
      path,
      unknown: [],
    });
    const pins = Array.from(read(path).matchAll(/\bbun@(\d[\d.]*\d)/g), ([, version = ""]) => version);
    expect({ path, pins: pins.filter((version) => version !== manifest.engines.bun) }).toEqual({ path, pins: [] });
  }
  for (const name of ["dev", "test", "demo", "import", "stores"])
    expect(read("README.md")).toContain(`bun run ${name}`);
});

test("every path that a document names exists", () => {
  const isPath = /^(?!\/|@|https?:)[\w.@*{},-]*(\/[\w.@*{},-]+)*\/?$/;
  const isFile = /\/|\.(md|ts|json|jsonc|toml|yaml|sql|lua|svg|csv|proto|patch)$|^\.[a-z]/;
  const notYet = new Set(notYetNames());
  const tree = listTree();
  const existsAnywhere = (pattern: string) => tree.some((path) => new Bun.Glob(pattern).match(path));
  for (const path of documents) {
    const named = namesIn(path).filter((name) => isPath.test(name) && isFile.test(name) && !notYet.has(name));
    const missing = named.filter(
      (name) => !existsSync(join(root, name)) && !existsAnywhere(name.includes("/") ? name : `**/${name}`),
    );
    // Made at run time, and in no commit.
    expect({ path, missing: missing.filter((name) => !/^\.(dev|env)\b/.test(name)) }).toEqual({ path, missing: [] });
  }
});

test("every link between documents leads somewhere", () => {
  for (const path of documents) {
    const links = Array.from(
      proseOf(path).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)|<img[^>]* src="([^"]+)"/g),
      ([, one, two]) => one ?? two ?? "",
    );
    const broken = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(path), link)));
    expect({ path, broken }).toEqual({ path, broken: [] });
  }
});

test("every function and type that the guides name is in the code", () => {
  const code = ["packages/*/src/**/*.{ts,lua}", "packages/*/*.ts", "proto/**/*.proto", "tests/**/*.ts"]
    .flatMap((pattern) => [...new Bun.Glob(pattern).scanSync({ cwd: root })])
    .filter((name) => !/\/gen\//.test(name))
    .map(read)
    .join("\n");
  const words = new Set(code.match(/\b[A-Za-z]\w+\b/g));
  for (const path of ["ARCHITECTURE.md", "CONTRIBUTING.md"]) {
    const named = namesIn(path).filter((name) => /^[A-Za-z]*[a-z][A-Z]\w*(\(\))?$/.test(name));
    expect({ path, unknown: named.filter((name) => !words.has(name.replace("()", ""))) }).toEqual({
      path,
      unknown: [],
    });
  }
});

test("ARCHITECTURE.md stays within 200 lines and names every package", () => {
  expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(201);
  for (const name of readdirSync(join(root, "packages"))) {
    expect(namesIn("ARCHITECTURE.md")).toContain(`packages/${name}`);
    expect(read("README.md")).toContain(`packages/${name}`);
  }
});

function notYetNames(): string[] {
  const section =
    read("README.md")
      .split(/^## /m)
      .find((part) => part.startsWith("Not yet\n")) ?? "";
  return Array.from(section.matchAll(/`([^`\n]+)`/g), ([, name = ""]) => name).filter((name) => /[./]/.test(name));
}

test("what the README calls not yet there is not there", () => {
  expect(notYetNames().length).toBeGreaterThan(0);
  expect(notYetNames().filter((name) => existsSync(join(root, name)))).toEqual([]);
});

test("every test that a document names as a proof exists", () => {
  const tables = [
    ["README.md", "What is proven"],
    ["ARCHITECTURE.md", "What must never break"],
    ["docs/security.md", "OWASP API Security Top 10 (2023)"],
    ["docs/security.md", "JSON Web Tokens (RFC 8725)"],
    ["docs/traps.md", "The runtime and gRPC"],
    ["docs/traps.md", "Stores"],
    ["docs/traps.md", "HTTP"],
    ["docs/traps.md", "Build and development"],
  ] as const;
  for (const [path, heading] of tables) {
    const rows = tableUnder(path, heading);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    const unproven = rows.filter(([, , cell = ""]) => !cell.includes(".test.ts`: ")).map(([name]) => name);
    expect({ path, unproven }).toEqual({ path, unproven: [] });
    const proofs = rows.flatMap(([, , cell = ""]) => Array.from(cell.matchAll(/`([^`]+\.test\.ts)`: "([^"]+)"/g)));
    const missing = proofs.filter(
      ([, file = "", name = ""]) => !existsSync(join(root, file)) || !read(file).includes(`"${name}`),
    );
    expect({ path, missing: missing.map(([proof]) => proof) }).toEqual({ path, missing: [] });
  }
});

test("the table of settings has exactly the names, readers and defaults of the config.ts files", () => {
  const rows = tableUnder("README.md", "Settings").map(([name, fallback = "", readers]) => ({
    name: codeIn(name),
    fallback: codeIn(fallback),
    readers,
  }));
  const settings = settingsOf(nouns);
  expect(rows.map(({ name }) => name).sort()).toEqual([...settings.keys()].sort());
  for (const { name, fallback, readers } of rows) {
    const setting = settings.get(name);
    expect({ name, readers }).toEqual({ name, readers: setting?.readers.join(", ") ?? "" });
    if (setting?.fallback !== undefined) expect({ name, fallback }).toEqual({ name, fallback: setting.fallback });
  }
});

test("the table of the commands' own variables has exactly the names that the commands read", () => {
  const files = ["devstack", "testkit"].flatMap((owner) =>
    [...new Bun.Glob(`packages/${owner}/src/*.ts`).scanSync({ cwd: root })].filter(
      (file) => !/\.(test|fixture)\.ts$/.test(file),
    ),
  );
  const used = files.flatMap((file) =>
    Array.from(read(file).matchAll(/process\.env\["(SHOAL_\w+)"\]/g), ([, name = ""]) => name),
  );
  const rows = tableUnder("README.md", "Variables of the commands").map(([name]) => codeIn(name));
  expect(rows.sort()).toEqual([...new Set(used)].sort());
});

test("every line of .env.example is a setting that the development shop takes", async () => {
  const lines = Array.from(read(".env.example").matchAll(/^#? ?([A-Z][A-Z0-9_]+)=(.*)$/gm));
  expect(lines.length).toBeGreaterThan(5);
  const settings = settingsOf(nouns);
  for (const [, name = "", value = ""] of lines) {
    expect([...settings.keys()]).toContain(name);
    const before = process.env[name];
    process.env[name] = value;
    expect(Object.keys(await readOverrides())).toContain(name);
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
});

const listed = (heading: string) =>
  tableUnder("docs/errors.md", heading).map(([name, ...more]) => [codeIn(name), ...more] as const);

test("the tables of errors are sorted and say each name once", () => {
  for (const heading of ["Reasons", "Reasons of fields", "Other names"]) {
    const names = listed(heading).map(([name]) => name);
    expect(names).toEqual([...new Set(names)].sort());
  }
});

test("docs/errors.md lists every reason that the code gives, and none that it does not", () => {
  const sources = serviceSources();
  const elsewhere = capitalsIn(sources.filter(({ path }) => basename(path) !== "reasons.ts"));
  for (const [heading, inCode] of [
    ["Reasons", refusalsIn(sources)],
    ["Reasons of fields", violationsIn(sources)],
  ] as const) {
    const names = new Set(listed(heading).map(([name]) => name));
    const undocumented = [...inCode]
      .filter(([name]) => !names.has(name))
      .map(([name, { paths }]) => `${name} (${[...paths].join(", ")})`);
    expect({ heading, undocumented }).toEqual({ heading, undocumented: [] });
    expect({ heading, unused: [...names].filter((name) => !elsewhere.has(name)) }).toEqual({ heading, unused: [] });
  }
});

/** Words in capitals that no answer of the shop carries. */
const otherWords: Readonly<Record<string, string>> = {
  NOT_SERVING: "grpc.health.v1",
  SERVICE_UNKNOWN: "grpc.health.v1",
  NO_SIDE_EFFECTS: "idempotency_level of the contract",
};

test("no word in capitals of the code goes unexplained", () => {
  const known = new Set([
    ...["Reasons", "Reasons of fields", "Other names"].flatMap((heading) => listed(heading).map(([name]) => name)),
    ...contractEnumValues(),
    ...settingsOf(nouns).keys(),
    ...Object.keys(otherWords),
  ]);
  const sources = serviceSources().filter(({ path }) => path.endsWith(".ts") && basename(path) !== "reasons.ts");
  const unexplained = [...capitalsIn(sources)].filter(([name]) => name.includes("_") && !known.has(name));
  expect(unexplained.map(([name, { paths }]) => `${name} (${[...paths].join(", ")})`)).toEqual([]);
  expect(
    listed("Other names")
      .map(([name]) => name)
      .filter((name) => !capitalsIn(sources).has(name)),
  ).toEqual([]);
});

test("each reason has the HTTP status that the gateway gives it", () => {
  const uses = refusalsIn(serviceSources());
  const rows = listed("Reasons");
  expect(Object.keys(reasons).filter((reason) => !rows.some(([name]) => name === reason))).toEqual([]);
  for (const [name, status = ""] of rows) {
    // Services say these to each other only.
    if (status === "-") {
      expect({ name, row: reasons[name] }).toEqual({ name, row: undefined });
      continue;
    }
    const codes = [...(uses.get(name)?.codes ?? [])].map((code) =>
      String(statusOfCode[Code[code as keyof typeof Code]]),
    );
    const right = reasons[name]?.status === undefined ? codes : [String(reasons[name].status)];
    if (right.length > 0) expect({ name, status, right }).toEqual({ name, status, right: [status] });
    else expect(Number(status)).toBeWithin(400, 600);
  }
});

test("every subcommand that a guide runs is one of its process", () => {
  for (const path of guides) {
    const named = Array.from(read(path).matchAll(/\bbun packages\/(\w+)\/src\/main\.ts ([\w-]+)/g));
    const unknown = named.filter(([, noun = "", command = ""]) => !subcommandsOf(noun).includes(command));
    expect({ path, unknown: unknown.map(([line]) => line) }).toEqual({ path, unknown: [] });
  }
  for (const [noun = "", , commands = ""] of tableUnder("docs/operations.md", "Processes")) {
    const listedCommands = Array.from(commands.matchAll(/`([\w-]+)`/g), ([, command]) => command);
    expect({ noun, commands: listedCommands.sort() }).toEqual({ noun, commands: subcommandsOf(noun).sort() });
  }
});

/** Names of the object that main.ts hands to runCommand, given there or as `commands`. */
function subcommandsOf(noun: string): string[] {
  const text = read(`packages/${noun}/src/main.ts`);
  const given = /runCommand\(\{([^}]*)\}/.exec(text)?.[1] ?? /const commands = \{([^}]*)\}/.exec(text)?.[1] ?? "";
  return given.split(",").flatMap((part) => /^\s*"?([\w-]+)/.exec(part)?.[1] ?? []);
}

test("the table of crash points has exactly the places at which a process can be told to end", () => {
  const places = [...orderCrashPoints, ...productCrashPoints, ...cartCrashPoints];
  expect(tableUnder("docs/checkout.md", "Crash points").map(([name]) => codeIn(name))).toEqual([...places]);
});

test("every log line that the operations guide names is written somewhere", () => {
  const code = [...new Bun.Glob("packages/*/src/**/*.ts").scanSync({ cwd: root })].map(read);
  const section = read("docs/operations.md").split("\n## Logs\n")[1]?.split("\n## ")[0] ?? "";
  const quoted = Array.from(proseIn(section).matchAll(/"([^"]+)"/g), ([, line = ""]) => line);
  const lines = [...tableUnder("docs/operations.md", "Logs").map(([line = ""]) => line), ...quoted];
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.filter((line) => !code.some((text) => text.includes(`"${line}"`)))).toEqual([]);
});

let opened: Promise<TestShop> | undefined;
afterAll(async () => (await opened?.catch(() => undefined))?.close());

/** One shop, started by the first test that needs it, so that the others do not wait for it. */
function seededShop(): Promise<TestShop> {
  opened ??= openTestShop().then(async (shop) => {
    await seedAccounts(shop.settings, () => {});
    await seedCatalogue(shop.shop.gatewayUrl);
    return shop;
  });
  return opened;
}

test("the purchase of the README, pasted into a shell, buys once and shows the order", async () => {
  const scripts = Array.from(read("README.md").matchAll(fences)).filter(
    ([, language, text = ""]) => language === "bash" && text.includes("SHOP="),
  );
  expect(scripts).toHaveLength(1);
  const shop = await seededShop();
  const script = (scripts[0]?.[2] ?? "").replace("http://localhost:8080", shop.shop.gatewayUrl);
  expect(script).toContain(shop.shop.gatewayUrl);
  const shell = Bun.spawn(["bash", "-s"], { stdin: new Blob([script]), stdout: "pipe", stderr: "pipe" });
  const [out, err, code] = await Promise.all([
    new Response(shell.stdout).text(),
    new Response(shell.stderr).text(),
    shell.exited,
  ]);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  expect(out).toContain("the same order, charged once");
  expect(out).toContain('"status": "confirmed"');
  const database = shop.database("order");
  const orders = await database`select email, status from orders`;
  expect([...orders]).toEqual([{ email: "customer@shoal.example", status: "confirmed" }]);
  const charges = await database`select kind from simulated_payments.entries where kind = 'authorise'`;
  expect(charges).toHaveLength(1);
}, 120_000);

test("the typed client of the README is the committed example, and buys", async () => {
  const blocks = Array.from(read("README.md").matchAll(fences)).filter(([, language]) => language === "ts");
  expect(blocks.map(([, , text]) => text)).toEqual([read("packages/client/example.ts")]);
  const shop = await seededShop();
  const child = Bun.spawn([process.execPath, join(root, "packages/client/example.ts"), shop.shop.gatewayUrl], {
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  expect(out).toMatch(/^In the cart: \d+ USD\.\nOrder \S+ is confirmed\.\n$/);
}, 120_000);

test("the statements of the operations guide run, and find nothing wrong after a purchase", async () => {
  const shop = await seededShop();
  const statements = Array.from(read("docs/operations.md").matchAll(fences)).filter(
    ([, language]) => language === "sql",
  );
  expect(statements.length).toBeGreaterThanOrEqual(3);
  for (const [, , statement = ""] of statements) {
    const noun = statement.includes("stock_levels") ? "product" : "order";
    expect({ statement, rows: [...(await shop.database(noun).unsafe(statement))] }).toEqual({ statement, rows: [] });
  }
}, 120_000);
