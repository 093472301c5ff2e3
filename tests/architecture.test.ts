// The house's plan, held against the code: which package may import which, which rooms a service has, and what may be
// read where. Type-only imports count too.

import { expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dir, "..");
const services = ["user", "product", "cart", "order"] as const;
const processes = [...services, "gateway"] as const;

/** package → packages of the house it may import. */
const mayImport: Record<string, readonly string[]> = {
  gateway: ["contract", "rpc", "process", "redis", "money"],
  user: ["contract", "rpc", "process", "postgres", "mail"],
  product: ["contract", "rpc", "process", "postgres", "redis", "money"],
  cart: ["contract", "rpc", "process", "redis"],
  order: ["contract", "rpc", "process", "postgres", "money", "mail"],
  rpc: ["process"],
  postgres: ["process"],
  redis: ["process"],
  mail: ["process"],
  process: [],
  money: [],
  contract: [],
  client: [],
  devstack: ["client", "process", "rpc", "traces"],
  traces: [],
  testkit: ["contract", "rpc", "process", "postgres", "redis"],
};

/** Rooms of a service → what of its own package they may import. */
const rooms: readonly (readonly [room: RegExp, forbidden: RegExp, why: string])[] = [
  [
    /^domain(\/|\.ts$)/,
    /^(store|handlers|server|main|config|wire|cache|checkout|payments|outbox)/,
    "a rule knows no store, no wire and no clock",
  ],
  [/^store(\/|\.ts$)/, /^(handlers|server|main|wire|checkout)/, "a store knows no caller"],
  [/^wire(\/|\.ts$)/, /^(handlers|server|main|store|cache)/, "the wire knows shapes only"],
  [/^handlers\//, /^(server|main|config)/, "a handler is given what it needs"],
];

type Source = { readonly owner: string; readonly path: string; readonly file: string; readonly text: string };

function sources(): Source[] {
  return readdirSync(join(root, "packages")).flatMap((owner) => {
    const base = join(root, "packages", owner);
    const names = ["src/**/*.ts", "migrations/*.ts", "catalogue/**/*.ts", "*.ts"].flatMap((pattern) =>
      [...new Bun.Glob(pattern).scanSync({ cwd: base })].filter((name) => !/\bgen\//.test(name)),
    );
    return names.map((name) => {
      const path = join(base, name);
      return {
        owner,
        path: relative(root, path),
        file: relative(join(base, "src"), path),
        text: readFileSync(path, "utf8"),
      };
    });
  });
}

const all = sources();
const isTest = ({ path }: Source) => /\.(test|fixture)\.ts$/.test(path);
const product = all.filter((source) => !isTest(source));

function importsOf({ text }: Source): string[] {
  return Array.from(text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g), (match) => match[1] ?? "");
}

test("there is code to look at", () => {
  expect(product.length).toBeGreaterThan(100);
});

test("packages import only what the plan allows, and services meet only through the contract", () => {
  const wrong = all.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith("@shoal/"))
      .map((name) => name.split("/")[1] ?? "")
      .filter((target) => !(mayImport[source.owner] ?? []).includes(target) && target !== source.owner)
      .filter(
        (target) =>
          !(
            isTest(source) && ["testkit", "contract", "postgres", "process", "redis", "rpc", "traces"].includes(target)
          ),
      )
      .map((target) => `${source.path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
  expect(Object.keys(mayImport).sort()).toEqual(readdirSync(join(root, "packages")).sort());
});

test("no relative import leaves its package", () => {
  const wrong = all.flatMap((source) =>
    importsOf(source)
      .filter((name) => name.startsWith("."))
      .filter((name) =>
        relative(join(root, "packages", source.owner), resolve(root, source.path, "..", name)).startsWith(".."),
      )
      .map((name) => `${source.path} imports ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("rooms of a service import only what stands below them", () => {
  const wrong = product
    .filter(({ owner }) => services.some((service) => service === owner))
    .flatMap((source) =>
      rooms
        .filter(([room]) => room.test(source.file))
        .flatMap(([, forbidden, why]) =>
          importsOf(source)
            .filter((name) => name.startsWith("."))
            .map((name) =>
              relative(join(root, "packages", source.owner, "src"), resolve(root, source.path, "..", name)),
            )
            .filter((target) => forbidden.test(target))
            .map((target) => `${source.path} imports ${target}: ${why}`),
        ),
    );
  expect(wrong).toEqual([]);
});

test("pure rules do not wait, read a clock or roll dice", () => {
  const wrong = product
    .filter(({ file, owner }) => /^domain(\/|\.ts$)/.test(file) && services.some((service) => service === owner))
    .filter(({ text }) => /\bawait\b|Date\.now|new Date\(\)|Math\.random|randomUUID|\bsql`/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("every process has its rooms", () => {
  for (const owner of processes) {
    const files = product.filter((source) => source.owner === owner).map(({ file }) => file);
    expect(files).toContain("main.ts");
    expect(files).toContain("config.ts");
    if (owner !== "gateway") expect(files).toContain("server.ts");
  }
});

test("only main.ts of a process reads the environment or ends the process", () => {
  const wrong = product
    .filter(({ owner, file }) => processes.some((name) => name === owner) && file !== "main.ts")
    .filter(({ text }) => /process\.(env|exit)|Bun\.env/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("no package is named by what it is not", () => {
  const names = all
    .map(({ path }) => path)
    .filter((path) => /\/(common|utils?|shared|core|lib|helpers?)(\/|\.ts$)/.test(path));
  expect(names).toEqual([]);
});

test("files stay short, and types are not talked out of", () => {
  const long = product.filter(({ text }) => text.split("\n").length > 320).map(({ path }) => path);
  expect(long).toEqual([]);
  const loose = product
    .filter(({ text }) => /@ts-(ignore|expect-error|nocheck)|\bas any\b/.test(text))
    .map(({ path }) => path);
  expect(loose).toEqual([]);
});

test("no float touches money", () => {
  const wrong = product
    .filter(({ owner }) => [...processes, "money"].some((name) => name === owner))
    .filter(({ text }) =>
      /parseFloat|toFixed\(|amountMinor\s*[*/]\s*\d*\.\d|Number\([^)]*amountMinor\)\s*[*/]/.test(text),
    )
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("no process fetches an address that somebody sent", () => {
  // The gateway's own health; the payment provider and mail have libraries, whose addresses are settings.
  const mayFetch = ["packages/gateway/src/main.ts"];
  const served = product.filter(
    ({ owner, path }) => [...processes, "rpc", "process", "mail"].includes(owner) && path.includes("/src/"),
  );
  const fetching = served.filter(({ text }) => /(?<![\w.])fetch\(/.test(text) && !/function fetch\b/.test(text));
  expect(fetching.map(({ path }) => path)).toEqual(mayFetch);
});
