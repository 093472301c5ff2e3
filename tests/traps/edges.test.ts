// The edges of the shop as clients meet them: amounts at the bound of what JSON carries exactly, integers that are none,
// more sign-ins at once than the machine can hash, and what the processes write meanwhile.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { devPassword } from "@shoal/devstack";
import { type Answer, type Json, openTestShop, type TestShop } from "../e2e/test-shop.ts";

let t: TestShop;
/** What the commands that made the accounts wrote is for people. */
let linesBefore: number;

beforeAll(async () => {
  // Time enough for the last in line, on a machine that is busy with something else too.
  t = await openTestShop({ REQUEST_TIMEOUT_MS: "60000" });
  linesBefore = t.output.length;
}, 60_000);
afterAll(() => t.close());

const largest = 2 ** 53 - 1;

function makeProduct(amount: string): Promise<Answer> {
  const variant = `{"price":{"amount_minor":${amount},"currency_code":"USD"},"on_hand":1}`;
  return t.send("POST", "/products", {
    headers: { ...t.staff, "content-type": "application/json" },
    // As text, so that what is no exact number here arrives as it stands.
    body: `{"title":"At the edge ${crypto.randomUUID()}","status":"active","variants":[${variant}]}`,
  });
}

function priceOf(variants: unknown): unknown {
  const [variant] = variants as { readonly price: Json }[];
  return variant?.price["amount_minor"];
}

test("the largest amount is exact from JSON over gRPC to the database and back, and one more is refused", async () => {
  const made = await makeProduct(String(largest));
  expect([made.status, priceOf(made.json["variants"])]).toEqual([201, largest]);
  const id = String(made.json["id"]);
  const shown = await t.send("GET", `/products/${id}`);
  expect(priceOf(shown.json["variants"])).toBe(largest);
  expect(shown.text).toContain(`"amount_minor":${largest}`);
  const rows = await t.database("product")`select price_minor::text as price from variants where product_id = ${id}`;
  expect(rows.map(({ price }) => price)).toEqual([String(largest)]);
  // 2^53 + 1 reads as 2^53: it must be refused rather than taken for its neighbour.
  for (const amount of ["9007199254740992", "9007199254740993", "9223372036854775808"]) {
    const refused = await makeProduct(amount);
    expect([refused.status, refused.json["errors"]]).toEqual([
      400,
      [expect.objectContaining({ field: "variants[0].price.amount_minor", reason: "OUT_OF_RANGE" })],
    ]);
  }
});

test("the database itself takes no amount that JSON would not carry exactly", async () => {
  const update = t.database("product")`update variants set price_minor = ${String(largest)}::bigint + 1`;
  expect(String(await update.then(String, String))).toContain("violates check constraint");
});

test.each(['"3"', "1e308", "-1", "0", "1.5", "1e3", "null", "true", "[1]", "99999999999999999999"])(
  "the quantity %s is refused by name, and is not taken for a number",
  async (quantity) => {
    const { variantId } = await t.newProduct({ onHand: 1 });
    const answer = await t.send("POST", "/cart/items", {
      headers: { "content-type": "application/json" },
      body: `{"variant_id":"${variantId}","quantity":${quantity}}`,
    });
    expect([answer.status, (answer.json["errors"] as Json[])[0]?.["field"]]).toEqual([400, "quantity"]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  },
);

test("an unknown key is refused by name, not left out in silence", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const answer = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 1, quantiti: 2 } });
  expect([answer.status, answer.json["errors"]]).toEqual([
    400,
    [expect.objectContaining({ field: "quantiti", reason: "UNKNOWN_FIELD" })],
  ]);
});

test("of many sign-ins at once each is let in or told to come back, and everybody else is served", async () => {
  const login = () => t.send("POST", "/auth/login", { json: { email: "staff@shoal.example", password: devPassword } });
  const logins = Promise.all(Array.from({ length: 96 }, login));
  let served = 0;
  let isOver = false;
  const browse = async () => {
    while (!isOver) {
      expect((await t.send("GET", `/products?query=${crypto.randomUUID()}`)).status).toBe(200);
      served += 1;
    }
  };
  const browsing = browse();
  const outcomes = (await logins).map(({ status, json }) => `${status} ${String(json["reason"] ?? "")}`.trim());
  isOver = true;
  await browsing;
  expect([...new Set(outcomes)].sort()).toEqual(["200", "429 LOGIN_OVERLOADED"]);
  // Two are hashed and forty wait; who comes later finds places that have become free.
  expect(outcomes.filter((outcome) => outcome === "200").length).toBeGreaterThanOrEqual(42);
  expect(served).toBeGreaterThan(0);
}, 120_000);

test("whatever the processes write is one JSON object for each line, with its service, level and message", () => {
  const lines = t.output.slice(linesBefore);
  expect(lines.length).toBeGreaterThan(10);
  const odd = lines.filter((line) => {
    const [noun = "", ...rest] = line.split(" ");
    try {
      const entry = JSON.parse(rest.join(" ")) as Record<string, unknown>;
      return entry["service"] !== noun || typeof entry["level"] !== "string" || typeof entry["message"] !== "string";
    } catch {
      return true;
    }
  });
  expect(odd).toEqual([]);
});
