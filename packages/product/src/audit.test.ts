// Whatever staff change of the catalogue and its stock is written down with who, what and when, or not done at all.

import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import {
  create,
  errorOf,
  given,
  lantern,
  lanternVariant,
  startCatalogue,
  type TestCatalogue,
  usd,
} from "./catalogue.fixture.ts";

setDefaultTimeout(60_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
beforeEach(async () => {
  await catalogue.pool`truncate audit_entries`;
});
afterAll(() => catalogue.close());

const gateway = () => catalogue.replicas[0].gateway;
const inventory = () => catalogue.replicas[0].shelf;
const asStaff = () => testCall(staff);
const staffId = staff.kind === "user" ? staff.userId : "";

async function history(targetId: string) {
  const { entries } = await gateway().listAuditEntries({ targetId, pageSize: 100 }, testCall(admin));
  return entries.toReversed().map(({ action, version, changeJson }) => ({
    did: `${action} ${version}`,
    change: JSON.parse(changeJson) as Record<string, unknown>,
  }));
}

test("a product's life is told change by change, with the version that each one made", async () => {
  const product = await create(catalogue.replicas[0], { title: "Lamp", handle: "audited-lamp" });
  const [variant] = product.variants;
  const productId = product.id;
  const title = { productId, version: "1", title: "Lantern", updateMask: { paths: ["title"] } };
  await gateway().updateProduct(title, asStaff());
  const price = {
    productId,
    variantId: given(variant).id,
    version: "2",
    price: usd(5000),
    updateMask: { paths: ["price"] },
  };
  await gateway().updateVariant(price, asStaff());
  const adjustment = { variantId: given(variant).id, productId, delta: "-2", reason: "broken", requestId: "once" };
  await inventory().adjustStock(adjustment, asStaff());
  await inventory().adjustStock(adjustment, asStaff());
  await gateway().deleteProduct({ productId }, asStaff());
  await gateway().deleteProduct({ productId }, asStaff());
  const told = await history(productId);
  expect(told.map(({ did }) => did)).toEqual([
    "product.create 1",
    "product.update 2",
    "variant.update 3",
    "stock.adjust 0",
    "product.archive 4",
  ]);
  expect(told.slice(1).map(({ change }) => change)).toEqual([
    { title: ["Lamp", "Lantern"] },
    { [`variants[${given(variant).sku}].price`]: [4600, 5000] },
    { [`variants[${given(variant).sku}].on_hand`]: [5, 3], reason: [null, "broken"] },
    { status: ["active", "archived"] },
  ]);
  const { entries } = await gateway().listAuditEntries({ targetId: productId }, testCall(admin));
  for (const { actorId, actorRole, createTime } of entries) {
    expect([actorId, actorRole]).toEqual([staffId, "staff"]);
    expect(Math.abs(Number(createTime?.seconds) * 1000 - Date.now())).toBeLessThan(60_000);
  }
});

test("variants that come and go, and categories that move, are told too", async () => {
  const option = { options: [{ name: "Size" }], variants: [lanternVariant({ optionValues: ["S"] })] };
  const product = await create(catalogue.replicas[0], option);
  const productId = product.id;
  const added = await gateway().createVariant(
    { productId, variant: lanternVariant({ sku: "AUDIT-M", optionValues: ["M"] }), requestId: "variant" },
    asStaff(),
  );
  const variantId = given(added.product?.variants[1]).id;
  await gateway().deleteVariant({ productId, variantId, version: "2" }, asStaff());
  const told = await history(productId);
  expect(told.map(({ did }) => did)).toEqual(["product.create 1", "variant.create 2", "variant.delete 3"]);
  expect(told[1]?.change).toMatchObject({ "variants[AUDIT-M]": [null, { price: 4600, option_values: ["M"] }] });
  expect(told[2]?.change).toMatchObject({ "variants[AUDIT-M]": [{ sku: "AUDIT-M" }, null] });

  const make = async (name: string) => given((await gateway().createCategory({ name }, asStaff())).category);
  const [home, lamps] = [await make("Audit Home"), await make("Audit Lamps")];
  const move = { categoryId: lamps.id, version: "1", parentId: home.id, updateMask: { paths: ["parent_id"] } };
  await gateway().updateCategory(move, asStaff());
  await gateway().deleteCategory({ categoryId: lamps.id }, asStaff());
  await gateway().deleteCategory({ categoryId: lamps.id }, asStaff());
  expect(await history(lamps.id)).toEqual([
    { did: "category.create 1", change: { name: [null, "Audit Lamps"], handle: [null, "audit-lamps"] } },
    { did: "category.update 2", change: { parent_id: [null, home.id] } },
    {
      did: "category.delete 0",
      change: {
        name: ["Audit Lamps", null],
        handle: ["audit-lamps", null],
        parent_id: [home.id, null],
        products: [0, 0],
      },
    },
  ]);
});

test("what is refused leaves no entry, and what cannot be written down is not done", async () => {
  const product = await create(catalogue.replicas[0]);
  const productId = product.id;
  const stale = { productId, version: "7", title: "Stale", updateMask: { paths: ["title"] } };
  expect(await errorOf(gateway().updateProduct(stale, asStaff()))).toMatchObject({ reason: "VERSION_MISMATCH" });
  const variantId = given(product.variants[0]).id;
  const tooMuch = inventory().adjustStock({ variantId, delta: "-6", reason: "lost" }, asStaff());
  expect(await errorOf(tooMuch)).toMatchObject({ reason: "STOCK_WOULD_GO_NEGATIVE" });
  expect((await history(productId)).map(({ did }) => did)).toEqual(["product.create 1"]);

  await catalogue.pool`alter table audit_entries add constraint nothing_goes check (false) not valid`;
  try {
    const title = { productId, version: "1", title: "Unseen", updateMask: { paths: ["title"] } };
    expect(await errorOf(gateway().updateProduct(title, asStaff()))).toMatchObject({ reason: "INTERNAL" });
    const adjusted = inventory().adjustStock({ variantId, delta: "1", reason: "found" }, asStaff());
    expect(await errorOf(adjusted)).toMatchObject({ reason: "INTERNAL" });
    const made = gateway().createProduct(lantern({ handle: "never-made" }), asStaff());
    expect(await errorOf(made)).toMatchObject({ reason: "INTERNAL" });
  } finally {
    await catalogue.pool`alter table audit_entries drop constraint nothing_goes`;
  }
  const { product: after } = await gateway().getProduct({ idOrHandle: productId }, asStaff());
  expect(after).toEqual(product);
  const unknown = gateway().getProduct({ idOrHandle: "never-made" }, asStaff());
  expect(await errorOf(unknown)).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
});

test("administrators read it page by page, and nobody else", async () => {
  const product = await create(catalogue.replicas[0]);
  for (let version = 1; version < 8; version += 1) {
    const change = {
      productId: product.id,
      version: String(version),
      vendor: `Maker ${version}`,
      updateMask: { paths: ["vendor"] },
    };
    await gateway().updateProduct(change, asStaff());
  }
  const seen: string[] = [];
  for (let pageToken = "", isFirst = true; isFirst || pageToken !== ""; isFirst = false) {
    const page = await gateway().listAuditEntries({ targetId: product.id, pageSize: 3, pageToken }, testCall(admin));
    seen.push(...page.entries.map(({ version }) => version));
    pageToken = page.nextPageToken;
  }
  expect(seen).toEqual(["8", "7", "6", "5", "4", "3", "2", "1"]);
  for (const caller of [staff, customer(Bun.randomUUIDv7())]) {
    expect(await errorOf(gateway().listAuditEntries({}, testCall(caller)))).toMatchObject({ reason: "FORBIDDEN" });
  }
  const wrong = gateway().listAuditEntries({ targetId: product.id, pageToken: "x" }, testCall(admin));
  expect(await errorOf(wrong)).toMatchObject({ reason: "VALIDATION_FAILED" });
});

test("low stock is listed page by page, without what is archived", async () => {
  const shelf = await Promise.all(
    [0, 3, 9, 2, 1].map((onHand) =>
      create(catalogue.replicas[0], { vendor: "Low", variants: [lanternVariant({ onHand })] }),
    ),
  );
  await gateway().deleteProduct({ productId: given(shelf[4]).id }, asStaff());
  const ids = new Set(shelf.flatMap(({ variants }) => variants.map(({ id }) => id)));
  const seen: string[] = [];
  for (let pageToken = "", isFirst = true; isFirst || pageToken !== ""; isFirst = false) {
    const page = await inventory().listLowStock({ availableMax: "3", pageSize: 1, pageToken }, asStaff());
    seen.push(
      ...page.listings
        .filter(({ stock }) => ids.has(stock?.variantId ?? ""))
        .map(({ stock }) => stock?.available ?? ""),
    );
    pageToken = page.nextPageToken;
  }
  expect(seen.toSorted()).toEqual(["0", "2", "3"]);
  const stranger = inventory().listLowStock({ availableMax: "3" }, testCall(customer(Bun.randomUUIDv7())));
  expect(await errorOf(stranger)).toMatchObject({ reason: "FORBIDDEN" });
});
