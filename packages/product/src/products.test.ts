// Products and variants as callers meet them: the real service over sockets.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { customer, staff, testCall } from "@shoal/testkit";
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

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const asStaff = () => testCall(staff);
const first = () => catalogue.replicas[0];
const read = async (idOrHandle: string, call = testCall()) =>
  (await first().gateway.getProduct({ idOrHandle }, call)).product;

const colours = (...values: string[]) => ({
  options: [{ name: "Colour", values }],
  variants: values.map((value) => lanternVariant({ optionValues: [value] })),
});

test("a new product is shown to everybody by id and by handle, as it was answered to its maker", async () => {
  const made = await create(first(), {
    title: "Harbour Storm Lantern",
    descriptionHtml: "<p>Good</p><script>alert(1)</script>",
    tags: [" gift ", "gift", "garden"],
    images: [{ url: "https://img.example/a.png", alt: "A lantern" }],
    ...colours("Signal Red", "Sea Green"),
  });
  expect(made).toMatchObject({
    handle: "harbour-storm-lantern",
    descriptionHtml: "<p>Good</p>",
    tags: ["gift", "garden"],
    options: [{ name: "Colour", values: ["Signal Red", "Sea Green"] }],
    version: "1",
    status: "PRODUCT_STATUS_ACTIVE",
  });
  expect(made.variants).toMatchObject([
    { sku: "HARBOUR-STORM-LANTERN-SIGNAL-RED", title: "Signal Red", price: usd(4600), available: "5" },
    { sku: "HARBOUR-STORM-LANTERN-SEA-GREEN", title: "Sea Green", compareAtPrice: null, weightGrams: 980 },
  ]);
  expect(await read(made.id)).toEqual(made);
  expect(await read(made.handle)).toEqual(made);
});

test("a product without options has one variant, which is called like the product", async () => {
  const made = await create(first(), { title: "Plain Lantern" });
  expect(made.variants).toMatchObject([{ title: "Plain Lantern", optionValues: [], sku: "PLAIN-LANTERN" }]);
});

test("titles may repeat: each made handle and sku is free", async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => create(first(), { title: "Twin" })));
  expect(made.map(({ handle }) => handle).sort()).toEqual(["twin", "twin-2", "twin-3", "twin-4"]);
  expect(new Set(made.flatMap(({ variants }) => variants.map(({ sku }) => sku))).size).toBe(4);
  const taken = await create(first(), { title: "Other", variants: [lanternVariant({ sku: "GRAB" })] });
  expect(taken.variants[0]?.sku).toBe("GRAB");
  expect((await create(first(), { title: "Grab" })).variants[0]?.sku).toMatch(/^GRAB-[0-9A-F]{8}$/);
});

test("a given handle or sku that is taken is refused", async () => {
  const made = await create(first(), { variants: [lanternVariant({ sku: "TAKEN-1" })] });
  const sameHandle = first().gateway.createProduct(lantern({ handle: made.handle }), asStaff());
  expect(await errorOf(sameHandle)).toMatchObject({ code: Code.ALREADY_EXISTS, reason: "HANDLE_TAKEN" });
  const sameSku = first().gateway.createProduct(lantern({ variants: [lanternVariant({ sku: "TAKEN-1" })] }), asStaff());
  expect(await errorOf(sameSku)).toMatchObject({ code: Code.ALREADY_EXISTS, reason: "SKU_TAKEN" });
});

test("a refusal names every field that is wrong, and nothing is made", async () => {
  const request = lantern({
    title: "",
    handle: "Not one",
    status: "PRODUCT_STATUS_UNSPECIFIED",
    categoryId: "x",
    variants: [{ price: { currencyCode: "EUR", amountMinor: 1 }, onHand: -1 }],
  });
  const error = await errorOf(first().gateway.createProduct(request, asStaff()));
  expect(error).toMatchObject({ code: Code.INVALID_ARGUMENT, reason: "VALIDATION_FAILED" });
  const fields = (error as { violations?: { field: string; reason: string }[] }).violations ?? [];
  expect(fields.map(({ field, reason }) => `${field} ${reason}`).sort()).toEqual([
    "category_id INVALID_ID",
    "handle INVALID_HANDLE",
    "status REQUIRED",
    "title REQUIRED",
    "variants[0].on_hand OUT_OF_RANGE",
    "variants[0].price CURRENCY_MISMATCH",
  ]);
});

test("a price must be given, and a category must exist", async () => {
  const free = first().gateway.createProduct(lantern({ variants: [{ onHand: 1 }] }), asStaff());
  expect(await errorOf(free)).toMatchObject({ reason: "VALIDATION_FAILED" });
  const lost = first().gateway.createProduct(lantern({ categoryId: Bun.randomUUIDv7() }), asStaff());
  expect(await errorOf(lost)).toMatchObject({ code: Code.FAILED_PRECONDITION, reason: "CATEGORY_NOT_FOUND" });
});

test("a creation under a key happens once, also when it is sent ten times at once", async () => {
  const request = lantern({ requestId: "key-1" });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => first().gateway.createProduct(request, asStaff())),
  );
  for (const answer of answers) expect(answer).toEqual(given(answers[0]));
  const [count] = await catalogue.pool<{ count: bigint }[]>`
    select count(*) from products where title = ${request.title ?? ""}`;
  expect(count?.count).toBe(1n);
  const other = first().gateway.createProduct(lantern({ requestId: "key-1" }), asStaff());
  expect(await errorOf(other)).toMatchObject({ code: Code.INVALID_ARGUMENT, reason: "IDEMPOTENCY_KEY_REUSED" });
});

test("a refused creation does not burn its key", async () => {
  const wrong = lantern({ requestId: "key-2", handle: (await create(first())).handle });
  expect(await errorOf(first().gateway.createProduct(wrong, asStaff()))).toMatchObject({ reason: "HANDLE_TAKEN" });
  const { product } = await first().gateway.createProduct({ ...wrong, handle: "quite-free" }, asStaff());
  expect(product?.handle).toBe("quite-free");
});

test("drafts and archived products are not there for anybody but staff, also once they were shown", async () => {
  const made = await create(first());
  const shopper = testCall(customer("01890000-0000-7000-8000-000000000001"));
  expect((await read(made.id, shopper))?.id).toBe(made.id);
  for (const status of ["PRODUCT_STATUS_DRAFT", "PRODUCT_STATUS_ARCHIVED"] as const) {
    const { product } = await first().gateway.updateProduct(
      {
        productId: made.id,
        version: given(await read(made.id, asStaff())).version,
        status,
        updateMask: { paths: ["status"] },
      },
      asStaff(),
    );
    expect(product?.status).toBe(status);
    for (const name of [made.id, made.handle]) {
      expect(await errorOf(read(name, shopper))).toMatchObject({ code: Code.NOT_FOUND, reason: "PRODUCT_NOT_FOUND" });
      expect(await errorOf(read(name))).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
      expect((await read(name, asStaff()))?.status).toBe(status);
    }
  }
});

test("what is not there, or could not be, is NOT_FOUND", async () => {
  for (const name of [Bun.randomUUIDv7(), "no-such-lantern", "", "No Handle\u0000", "a".repeat(5000)]) {
    for (const call of [testCall(), asStaff()]) {
      expect(await errorOf(read(name, call))).toMatchObject({ code: Code.NOT_FOUND, reason: "PRODUCT_NOT_FOUND" });
    }
  }
});

test("an update changes the fields that the mask names and no other", async () => {
  const made = await create(first());
  const { product } = await first().gateway.updateProduct(
    {
      productId: made.id,
      version: made.version,
      title: " New title ",
      vendor: "not named",
      descriptionHtml: "<p>x</p><iframe></iframe>",
      updateMask: { paths: ["title", "description_html"] },
    },
    asStaff(),
  );
  expect(product).toMatchObject({ title: "New title", descriptionHtml: "<p>x</p>", vendor: made.vendor, version: "2" });
  expect(product?.variants[0]?.title).toBe("New title");
  expect(await read(made.handle)).toEqual(given(product));
});

test("a mask that is empty or names what cannot change is refused", async () => {
  const made = await create(first());
  for (const paths of [[], ["options"], ["title", "id"]]) {
    const update = first().gateway.updateProduct(
      { productId: made.id, version: made.version, title: "x", updateMask: { paths } },
      asStaff(),
    );
    expect(await errorOf(update)).toMatchObject({ reason: "VALIDATION_FAILED" });
  }
});

test("of twenty updates of one version exactly one happens", async () => {
  const made = await create(first());
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      first()
        .gateway.updateProduct(
          { productId: made.id, version: made.version, title: `By ${index}`, updateMask: { paths: ["title"] } },
          asStaff(),
        )
        .then(
          () => "done",
          (error: { reason?: string; code?: number }) => `${error.code} ${error.reason}`,
        ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === `${Code.ABORTED} VERSION_MISMATCH`)).toHaveLength(19);
  expect((await read(made.id))?.version).toBe("2");
});

test("deleting archives; a repeat is no error, and the version that was seen counts", async () => {
  const made = await create(first());
  const stale = first().gateway.deleteProduct({ productId: made.id, version: 9 }, asStaff());
  expect(await errorOf(stale)).toMatchObject({ code: Code.ABORTED, reason: "VERSION_MISMATCH" });
  for (const _ of [1, 2]) await first().gateway.deleteProduct({ productId: made.id, version: made.version }, asStaff());
  expect(await read(made.id, asStaff())).toMatchObject({ status: "PRODUCT_STATUS_ARCHIVED", version: "2" });
  const unknown = first().gateway.deleteProduct({ productId: Bun.randomUUIDv7() }, asStaff());
  expect(await errorOf(unknown)).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
});

test("a handle that moved on leads to its new owner, and the old owner to its new handle", async () => {
  const a = await create(first(), { handle: "moving-handle" });
  expect((await read("moving-handle"))?.id).toBe(a.id);
  await first().gateway.updateProduct(
    { productId: a.id, version: 1, handle: "moved-handle", updateMask: { paths: ["handle"] } },
    asStaff(),
  );
  expect(await errorOf(read("moving-handle"))).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
  const b = await create(first(), { handle: "moving-handle" });
  expect((await read("moving-handle"))?.id).toBe(b.id);
  expect((await read("moved-handle"))?.id).toBe(a.id);
  await first().gateway.deleteProduct({ productId: b.id }, asStaff());
  expect(await errorOf(read("moving-handle"))).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
});

test("a variant is added, changed and removed; options and the product's version follow", async () => {
  const made = await create(first(), colours("Red"));
  const { gateway } = first();
  const added = await gateway.createVariant(
    { productId: made.id, variant: lanternVariant({ optionValues: ["Blue"], price: usd(4000), onHand: 2 }) },
    asStaff(),
  );
  expect(added.product).toMatchObject({ version: "2", options: [{ values: ["Red", "Blue"] }] });
  expect(added.product?.variants[1]).toMatchObject({ title: "Blue", available: "2" });
  const [red, blue] = added.product?.variants ?? [];
  const changed = await gateway.updateVariant(
    {
      productId: made.id,
      variantId: given(blue).id,
      version: 2,
      optionValues: ["Navy"],
      price: usd(3000),
      compareAtPrice: usd(5000),
      updateMask: { paths: ["option_values", "price", "compare_at_price"] },
    },
    asStaff(),
  );
  expect(changed.product).toMatchObject({ version: "3", options: [{ values: ["Red", "Navy"] }] });
  expect(changed.product?.variants[1]).toMatchObject({ sku: blue?.sku, price: usd(3000), compareAtPrice: usd(5000) });
  const removed = await gateway.deleteVariant({ productId: made.id, variantId: given(red).id, version: 3 }, asStaff());
  expect(removed.product).toMatchObject({ version: "4", options: [{ values: ["Navy"] }] });
  expect(await read(made.id)).toEqual(given(removed.product));
  const last = gateway.deleteVariant({ productId: made.id, variantId: given(blue).id, version: 4 }, asStaff());
  expect(await errorOf(last)).toMatchObject({ code: Code.FAILED_PRECONDITION, reason: "LAST_VARIANT" });
});

test("a variant that does not fit its product is refused", async () => {
  const made = await create(first(), colours("Red"));
  const add = (optionValues: string[]) =>
    first().gateway.createVariant({ productId: made.id, variant: lanternVariant({ optionValues }) }, asStaff());
  expect(await errorOf(add([]))).toMatchObject({ reason: "VALIDATION_FAILED" });
  expect(await errorOf(add(["Red"]))).toMatchObject({ code: Code.ALREADY_EXISTS, reason: "VARIANT_EXISTS" });
  const variantId = given(made.variants[0]).id;
  const change = { productId: made.id, variantId, version: 1, price: usd(1), updateMask: { paths: ["price"] } };
  const dearer = {
    ...change,
    price: usd(5),
    compareAtPrice: usd(5),
    updateMask: { paths: ["price", "compare_at_price"] },
  };
  expect(await errorOf(first().gateway.updateVariant(dearer, asStaff()))).toMatchObject({
    reason: "VALIDATION_FAILED",
  });
  const strange = { ...change, variantId: Bun.randomUUIDv7() };
  expect(await errorOf(first().gateway.updateVariant(strange, asStaff()))).toMatchObject({
    reason: "VARIANT_NOT_FOUND",
  });
  const old = { ...change, version: 7 };
  expect(await errorOf(first().gateway.updateVariant(old, asStaff()))).toMatchObject({ reason: "VERSION_MISMATCH" });
});

test("concurrent additions of variants lose none, and each counts in the version", async () => {
  const made = await create(first(), colours("0"));
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      first().gateway.createVariant(
        { productId: made.id, variant: lanternVariant({ optionValues: [`${index + 1}`] }), requestId: `v${index}` },
        asStaff(),
      ),
    ),
  );
  const product = await read(made.id);
  expect(product?.version).toBe("9");
  expect(new Set(product?.options[0]?.values).size).toBe(9);
  expect(product?.variants).toHaveLength(9);
});

test("a cart's variants come in the order asked, each once, with what it shows of the product", async () => {
  const a = await create(first(), { title: "Cart A", images: [{ url: "https://img.example/a.png" }] });
  const b = await create(first(), { title: "Cart B", status: "PRODUCT_STATUS_ARCHIVED" });
  const draft = await create(first(), { status: "PRODUCT_STATUS_DRAFT" });
  const ids = [b, a, draft].map(({ variants }) => variants[0]?.id ?? "");
  const request = { variantIds: [...ids, Bun.randomUUIDv7(), ids[0] ?? ""] };
  const { variants } = await first().order.batchGetVariants(request, testCall());
  expect(variants).toMatchObject([
    { productId: b.id, productTitle: "Cart B", imageUrl: "", purchasable: false, variant: { title: "Cart B" } },
    {
      productId: a.id,
      productHandle: a.handle,
      imageUrl: "https://img.example/a.png",
      purchasable: true,
      variant: { price: usd(4600), available: "5" },
    },
  ]);
  expect(variants).toHaveLength(2);
  expect((await first().gateway.batchGetVariants(request, asStaff())).variants).toHaveLength(3);
  for (const variantIds of [[], ["x"], Array.from({ length: 101 }, () => Bun.randomUUIDv7())]) {
    const refused = first().gateway.batchGetVariants({ variantIds }, testCall());
    expect(await errorOf(refused)).toMatchObject({ reason: "VALIDATION_FAILED" });
  }
});

test("nobody but staff writes, and no other service reads the catalogue but for its variants", async () => {
  const made = await create(first());
  const { gateway, order } = first();
  const writes = [
    (call: ReturnType<typeof testCall>) => gateway.createProduct(lantern(), call),
    (call: ReturnType<typeof testCall>) => gateway.updateProduct({ productId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.deleteProduct({ productId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.createVariant({ productId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.updateVariant({ productId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.deleteVariant({ productId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.createCategory({ name: "x" }, call),
    (call: ReturnType<typeof testCall>) => gateway.updateCategory({ categoryId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.deleteCategory({ categoryId: made.id }, call),
    (call: ReturnType<typeof testCall>) => gateway.putImage({ content: Buffer.from("<svg/>") }, call),
  ];
  for (const write of writes) {
    for (const call of [testCall(), testCall(customer(made.id))]) {
      expect(await errorOf(write(call))).toMatchObject({ code: Code.PERMISSION_DENIED, reason: "FORBIDDEN" });
    }
  }
  const read = order.getProduct({ idOrHandle: made.id }, testCall());
  expect(await errorOf(read)).toMatchObject({ reason: "SERVICE_FORBIDDEN" });
});
