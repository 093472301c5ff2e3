// What staff do with the catalogue as a whole: a file in and out by the commands, pictures, who changed what, and what
// runs low.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Json, openTestShop, type TestShop } from "./test-shop.ts";

setDefaultTimeout(120_000);

let t: TestShop;
let folder: string;
beforeAll(async () => {
  t = await openTestShop();
  folder = await mkdtemp(join(tmpdir(), "shoal-catalogue-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await t.close();
});

const devstack = join(import.meta.dir, "../../packages/devstack/src");
const csv = { "content-type": "text/csv" };
const itemsOf = (json: Json) => json["items"] as Json[];

async function command(name: "import" | "export", ...args: string[]) {
  const child = Bun.spawn([process.execPath, join(devstack, `${name}.ts`), ...args], {
    env: { PATH: process.env["PATH"] ?? "", SHOAL_URL: t.shop.gatewayUrl },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, error, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { out, error, code };
}

test("the commands import a file with progress, try one, and export what they imported byte for byte", async () => {
  const file = join(folder, "in.csv");
  const rows = Array.from(
    { length: 4000 },
    (_, index) => `bulk-${index},Bulk ${index},Café,${index % 90}.50,${index % 7}`,
  );
  const header = "Handle,Title,Vendor,Variant Price,Variant Inventory Qty";
  await writeFile(file, Buffer.from([header, ...rows].join("\r\n"), "latin1"));
  const tried = await command("import", file, "--dry-run");
  expect(tried.out).toContain("nothing was stored");
  expect((await t.send("GET", "/products/bulk-7")).status).toBe(404);

  const imported = await command("import", file);
  expect([imported.code, imported.out]).toEqual([
    0,
    expect.stringContaining("4000 rows: products 4000 new") as unknown as string,
  ]);
  expect(imported.out).toContain("read as Windows-1252");
  expect(imported.error).toMatch(/^\d+ %, \d+ rows: products \d+ new/m);
  expect((await t.send("GET", "/products/bulk-7")).json).toMatchObject({ vendor: "Café" });

  const out = join(folder, "out.csv");
  expect(await command("export", out)).toMatchObject({ code: 0, error: "" });
  const exported = await readFile(out);
  expect(exported.toString().split("\n")).toHaveLength(4002);
  const again = await command("import", out, "--stock", "set");
  expect(again.out).toContain("4000 rows: products 0 new, 0 changed, 4000 as they were, 0 refused");
  expect(await command("export", out)).toMatchObject({ code: 0 });
  expect((await readFile(out)).equals(exported)).toBe(true);
});

test("an export is a file for staff alone, and an import tells how it ended", async () => {
  const { status, headers, text } = await t.send("GET", "/products/export", { headers: t.staff });
  expect([status, headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8; header=present"]);
  expect(headers.get("content-disposition")).toContain("products.csv");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(text).toStartWith("Handle,Title,");
  const buyer = await t.newCustomer();
  for (const path of ["/products/export", "/stock", "/audit", `/imports/${crypto.randomUUID()}`]) {
    expect([path, (await t.send("GET", path)).status]).toEqual([path, 401]);
    expect([path, (await t.send("GET", path, { headers: buyer.headers })).status]).toEqual([path, 403]);
  }
  expect((await t.send("GET", "/audit", { headers: t.staff })).status).toBe(403);

  const importId = Bun.randomUUIDv7();
  const body = `Handle,Title,Variant Price\nbefore-it,Before,1\nbroken,"Never closed,2\n`;
  const path = `/products/import?import_id=${importId}`;
  const refused = await t.send("POST", path, { headers: { ...t.staff, ...csv }, body });
  expect(refused.json).toMatchObject({
    status: 400,
    reason: "IMPORT_NOT_CSV",
    import_id: importId,
    products_created: 0,
  });
  const { json } = await t.send("GET", `/imports/${importId}`, { headers: t.staff });
  expect(json).toMatchObject({ id: importId, state: "failed", reason: "IMPORT_NOT_CSV", dry_run: false });
  const unknown = await t.send("GET", `/imports/${Bun.randomUUIDv7()}`, { headers: t.staff });
  expect(unknown.json["reason"]).toBe("IMPORT_NOT_FOUND");
});

test("administrators see who changed a product, and staff what runs low", async () => {
  const { product, variantId } = await t.newProduct({ onHand: 3 });
  const id = String(product["id"]);
  const match = { ...t.staff, "if-match": '"1"' };
  await t.send("PATCH", `/products/${id}`, { headers: match, json: { title: "Renamed" } });
  const stale = await t.send("PATCH", `/products/${id}`, { headers: match, json: { title: "Too late" } });
  expect([stale.status, stale.json["reason"]]).toEqual([412, "VERSION_MISMATCH"]);
  const price = { price: { amount_minor: 2500, currency_code: "USD" } };
  const variant = `/products/${id}/variants/${variantId}`;
  expect((await t.send("PATCH", variant, { headers: match, json: price })).status).toBe(412);
  await t.send("PATCH", variant, { headers: { ...t.staff, "if-match": '"2"' }, json: price });
  const { json } = await t.send("GET", `/audit?target=${id}&page_size=2`, { headers: t.admin });
  expect(itemsOf(json)).toMatchObject([
    { action: "variant.update", version: 3, actor_role: "staff" },
    { action: "product.update", version: 2, change: { title: [expect.any(String), "Renamed"] } },
  ]);
  const rest = await t.send("GET", `/audit?target=${id}&page_token=${String(json["next_page_token"])}`, {
    headers: t.admin,
  });
  expect(itemsOf(rest.json).map(({ action }) => action)).toEqual(["product.create"]);

  const low: Json[] = [];
  let token = "";
  do {
    const path = `/stock?available_max=3&page_size=100${token === "" ? "" : `&page_token=${token}`}`;
    const page = (await t.send("GET", path, { headers: t.staff })).json;
    low.push(...itemsOf(page));
    token = String(page["next_page_token"] ?? "");
  } while (token !== "");
  expect(low.every(({ available }) => Number(available) <= 3)).toBe(true);
  expect(low.find(({ variant_id: found }) => found === variantId)).toMatchObject({
    product_id: id,
    product_title: "Renamed",
    on_hand: 3,
    available: 3,
  });
});

test("a picture is told by its content, kept for ever under its digest, and an SVG cannot act", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const upload = (body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = t.staff) =>
    t.send("POST", "/media", { headers: { ...headers, "content-type": "image/png" }, body });
  const stored = await upload(svg);
  const sha256 = new Bun.CryptoHasher("sha256").update(svg).digest("hex");
  expect([stored.status, stored.json]).toEqual([
    201,
    { url: `/media/${sha256}`, sha256, content_type: "image/svg+xml" },
  ]);
  expect((await upload(svg)).json).toEqual(stored.json);

  const url = `${t.shop.gatewayUrl}/media/${sha256}`;
  const shown = await fetch(url);
  expect([shown.status, await shown.text()]).toEqual([200, svg]);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": expect.stringMatching(
      /default-src 'none'.*\bsandbox\b(?!.*allow-)/,
    ) as unknown as string,
    "x-content-type-options": "nosniff",
    etag: `"${sha256}"`,
  });
  const known = await fetch(url, { headers: { "if-none-match": `"${sha256}"` } });
  expect([known.status, await known.text(), known.headers.get("etag")]).toEqual([304, "", `"${sha256}"`]);
  expect(known.headers.get("cache-control")).toContain("immutable");

  const page = await upload("<html><svg></svg></html>");
  expect([page.status, page.json["reason"]]).toEqual([415, "IMAGE_TYPE_UNSUPPORTED"]);
  const large = await upload(new Uint8Array(2 * 1024 * 1024 + 1).fill(32));
  expect(large.status).toBe(413);
  const buyer = await t.newCustomer();
  expect((await upload(svg, buyer.headers)).status).toBe(403);
  expect((await upload(svg, {})).status).toBe(401);
});
