// A product export as another shop writes it: every row accounted for, its products bought, and imported again after
// the sale without a change.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close());

const columns =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Image Alt Text";
const rows = [
  // A quoted newline makes no row.
  'reef-jacket,Reef Jacket,"<p>Two\nlines</p>",Quay,Jackets,"warm, dry",true,Size,S,RJ-S,2,79.90,https://images.example/reef.jpg,Front',
  "reef-jacket,,,,,,,,M,RJ-M,1,79.90,,",
  "reef-jacket,,,,,,,,,,,,https://images.example/back.jpg,Back",
  "tide-cap,Tide Cap,,Quay,Hats,,true,Title,Default Title,,5,12,,",
  "lost-price,Lost Price,,Quay,Hats,,true,Title,Default Title,,5,twelve,,",
];
const file = [columns, ...rows].join("\r\n");

const importFile = (body: string) =>
  t.send("POST", "/products/import", { headers: { ...t.staff, "content-type": "text/csv" }, body });

test("a file's rows are all accounted for, what it brought can be bought, and again it changes nothing", async () => {
  const first = await importFile(`\ufeff${file}`);
  expect(first.status).toBe(200);
  expect(first.json).toMatchObject({ rows: 5, products_created: 2, variants_created: 3, error_count: 1 });
  expect(first.json["errors"]).toMatchObject([{ row: 6, field: "Variant Price", reason: "INVALID_AMOUNT" }]);

  const { json: jacket } = await t.send("GET", "/products/reef-jacket");
  expect((jacket["images"] as Json[]).map(({ alt }) => alt)).toEqual(["Front", "Back"]);
  const medium = (jacket["variants"] as Json[]).find(({ sku }) => sku === "RJ-M");
  expect(medium).toMatchObject({ price: { amount_minor: 7990, currency_code: "USD" }, available: 1 });
  const buyer = await t.newCustomer();
  const item = { variant_id: medium?.["id"], quantity: 1 };
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: item });
  const headers = { ...buyer.headers, "idempotency-key": crypto.randomUUID() };
  expect((await t.send("POST", "/orders", { headers, json: orderBody() })).status).toBe(201);

  const again = await importFile(file);
  expect(again.json).toMatchObject({ rows: 5, products_created: 0, products_updated: 0, products_unchanged: 2 });
  expect(again.json).toMatchObject({ variants_created: 0, variants_updated: 0, variants_unchanged: 3, error_count: 1 });
  const [level] = await t.database("product")`
    select on_hand, reserved from stock_levels where variant_id = ${String(medium?.["id"])}`;
  expect(level).toEqual({ on_hand: "0", reserved: "0" });
});

test("the same file in a form is the same import, and only staff may send it", async () => {
  const form = new FormData();
  form.set("file", new File([file], "products.csv", { type: "text/csv" }));
  const sent = await fetch(`${t.shop.gatewayUrl}/api/v1/products/import`, {
    method: "POST",
    headers: t.staff,
    body: form,
  });
  expect([sent.status, await sent.json()]).toMatchObject([200, { rows: 5, products_unchanged: 2 }]);
  const buyer = await t.newCustomer();
  const refused = await t.send("POST", "/products/import", {
    headers: { ...buyer.headers, "content-type": "text/csv" },
    body: file,
  });
  expect([refused.status, refused.json["reason"]]).toEqual([403, "FORBIDDEN"]);
});
