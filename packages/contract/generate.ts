// Writes src/gen from proto/: the bundle that proto-loader reads at run time, and the types that match it.
// A test compares the committed files with a fresh run.

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Root } from "protobufjs";

const protoRoot = resolve(import.meta.dir, "../../proto");
const committed = join(import.meta.dir, "src/gen");

const protoFiles = (await readdir(protoRoot, { recursive: true })).filter((name) => name.endsWith(".proto")).sort();

/** The whole contract as one protobufjs JSON descriptor; camelCase names, options kept. */
function bundle(): string {
  const root = new Root();
  const resolveBundled = root.resolvePath.bind(root);
  root.resolvePath = (origin, target) =>
    target.startsWith("shoal/") ? join(protoRoot, target) : resolveBundled(origin, target);
  root.loadSync(
    protoFiles.map((name) => join(protoRoot, name)),
    { keepCase: false },
  );
  root.resolveAll();
  return `${JSON.stringify(root.toJSON({ keepComments: false }), null, 1)}\n`;
}

/** Runs proto-loader's own type generator with the flags that src/load.ts uses. */
async function generateTypes(target: string): Promise<void> {
  const generator = Bun.resolveSync("@grpc/proto-loader/build/bin/proto-loader-gen-types.js", import.meta.dir);
  const child = Bun.spawn(
    [
      process.execPath,
      generator,
      "--longs=String",
      "--enums=String",
      "--defaults",
      "--oneofs",
      "--includeComments",
      "--grpcLib=@grpc/grpc-js",
      "--targetFileExtension=.ts",
      "--importFileExtension=.ts",
      `--includeDirs=${protoRoot}`,
      `--outDir=${target}`,
      ...protoFiles,
    ],
    { stdout: "ignore", stderr: "pipe", env: { ...process.env, BUN_BE_BUN: "1" } },
  );
  if ((await child.exited) !== 0) {
    throw new Error(`proto-loader-gen-types failed: ${await new Response(child.stderr).text()}`);
  }
}

/** Drops what only `loadPackageDefinition` needs, and the paths of this machine that the generator writes. */
async function tidyTypes(target: string): Promise<void> {
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (entry.parentPath === target) {
      await rm(file);
      continue;
    }
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^\s*\/\/ Original file: .*\n+/, ""));
  }
}

/** One file that names every message and enum type, for src/index.ts to hand on. */
async function typesIndex(target: string): Promise<string> {
  const lines: string[] = [];
  const files = await readdir(target, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith("Service.ts")).sort()) {
    const text = await readFile(join(target, file), "utf8");
    const names = new Set(Array.from(text.matchAll(/^export (?:interface|type) (\w+)/gm), (match) => match[1]));
    lines.push(`export type { ${[...names].sort().join(", ")} } from "./${file}";`);
  }
  return `${lines.join("\n")}\n`;
}

async function generate(target: string): Promise<void> {
  await generateTypes(target);
  await tidyTypes(target);
  await writeFile(join(target, "types.ts"), await typesIndex(target));
  await writeFile(join(target, "contract.json"), bundle());
}

async function readTree(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, "utf8")] as const),
    ),
  );
}

/** Names of the committed files that differ from what the protos say now. */
export async function staleFiles(): Promise<string[]> {
  const fresh = await mkdtemp(join(tmpdir(), "shoal-contract-"));
  try {
    await generate(fresh);
    const [want, have] = [await readTree(fresh), await readTree(committed)];
    return [...new Set([...want.keys(), ...have.keys()])].filter((name) => want.get(name) !== have.get(name)).sort();
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  await rm(committed, { recursive: true, force: true });
  await generate(committed);
  console.log(`wrote ${committed} from ${protoFiles.length} proto files`);
}
