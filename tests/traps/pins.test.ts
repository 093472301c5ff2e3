// What the build must and must not contain: versions that were tried together, no library that dies in a compiled
// program, and nothing that is fetched behind the build's back.

import { expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dir, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

type Manifest = {
  readonly version: string;
  readonly packageManager: string;
  readonly workspaces: {
    readonly catalog: Readonly<Record<string, string>>;
    /** Other versions than everybody's, for a tool that needs them. */
    readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly patchedDependencies: Readonly<Record<string, string>>;
};

const manifest = JSON.parse(read("package.json")) as Manifest;
const { catalog, catalogs } = manifest.workspaces;

/** Name and version of everything that the lock file installs. */
const locked = Array.from(read("bun.lock").matchAll(/^ {4}"[^"]+": \["((?:@[^/"]+\/)?[^@"]+)@([^"]+)"/gm), (match) => ({
  name: match[1] ?? "",
  version: match[2] ?? "",
}));
const versionsOf = (name: string) => [
  ...new Set(locked.filter((one) => one.name === name).map(({ version }) => version)),
];

/** The version of a package as its user would load it. */
function installedVersion(name: string, from: string): string {
  const folder = join(root, "packages", from, "node_modules", name);
  return (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest).version;
}

test("every version is exact, and the lock file installs that one", () => {
  expect(locked.length).toBeGreaterThan(100);
  const pinned = [catalog, ...Object.values(catalogs)].flatMap((names) => Object.entries(names));
  const loose = pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
  const other = pinned.filter(([name, version]) => !versionsOf(name).includes(version));
  expect(other).toEqual([]);
});

test("the parts of OpenTelemetry are the set that works together, and there is one of each", () => {
  const parts = {
    "@opentelemetry/api": "1.9.1",
    "@opentelemetry/context-async-hooks": "2.12.0",
    "@opentelemetry/exporter-trace-otlp-grpc": "0.223.1",
    "@opentelemetry/sdk-trace-base": "2.12.1",
  };
  for (const [name, version] of Object.entries(parts)) {
    expect({ name, catalog: catalog[name], locked: versionsOf(name) }).toEqual({
      name,
      catalog: version,
      locked: [version],
    });
    expect({ name, installed: installedVersion(name, "process") }).toEqual({ name, installed: version });
  }
});

test("each patch names the version that is installed, without which it would be left out in silence", () => {
  const patched = Object.keys(manifest.patchedDependencies);
  expect(patched).toContain(`postgres@${catalog["postgres"]}`);
  for (const key of patched) {
    const at = key.lastIndexOf("@");
    expect(versionsOf(key.slice(0, at))).toEqual([key.slice(at + 1)]);
  }
});

test("nothing logs, traces or waits in a thread or by patching what is loaded", () => {
  const names = locked.map(({ name }) => name);
  expect(names.filter((name) => /^(pino|thread-stream|winston)|opentelemetry\/instrumentation/.test(name))).toEqual([]);
  const processes = ["gateway", "user", "product", "cart", "order", "rpc", "process", "postgres", "redis"];
  const files = processes.flatMap((owner) =>
    readdirSync(join(root, "packages", owner, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `packages/${owner}/src/${name}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /worker_threads|new Worker\(/.test(read(file)))).toEqual([]);
});

test("the image's build fetches no syntax of its own", () => {
  const lines = read("Dockerfile").split("\n");
  expect(lines.filter((line) => /^#\s*(syntax|escape|check)\s*=/i.test(line))).toEqual([]);
});
