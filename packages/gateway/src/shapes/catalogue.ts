// Products, variants, categories, stock and import reports as JSON.

import { integer, oneOf, queryFlag, queryInteger, t } from "./typebox.ts";
import {
  amountInput,
  countShape,
  idShape,
  listOf,
  moneyShape,
  named,
  nullable,
  optionalIdShape,
  pageOf,
  paging,
  strict,
  textLike,
  textOf,
  timeShape,
} from "./values.ts";

const status = oneOf(["draft", "active", "archived"]);
const unitsMax = 1_000_000_000;
const gramsMax = 100_000_000;

const image = strict({ url: textOf(2000, 1), alt: textOf(500) });
const option = strict({ name: textOf(100, 1), values: listOf(textOf(100, 1), 100) });

export const variantShape = named(
  "Variant",
  strict({
    id: idShape,
    sku: t.String(),
    title: t.String(),
    option_values: t.Array(t.String()),
    price: nullable(moneyShape),
    compare_at_price: nullable(moneyShape),
    weight_grams: t.Number(),
    available: t.Number({ description: "units that can be sold now; may be seconds old" }),
  }),
);
export type VariantView = typeof variantShape.static;

export const productShape = named(
  "Product",
  strict({
    id: idShape,
    handle: t.String(),
    title: t.String(),
    description_html: t.String({ description: "sanitised, safe to show" }),
    vendor: t.String(),
    category_id: nullable(idShape),
    tags: t.Array(t.String()),
    status,
    images: t.Array(image),
    options: t.Array(option),
    variants: t.Array(variantShape),
    created_at: timeShape,
    updated_at: timeShape,
    version: countShape,
  }),
);
export type ProductView = typeof productShape.static;
export const productsPage = pageOf(productShape);

export const productsQuery = strict({
  query: t.Optional(textOf(200)),
  category: t.Optional(textOf(200)),
  min_price: t.Optional(queryInteger(0, Number.MAX_SAFE_INTEGER)),
  max_price: t.Optional(queryInteger(0, Number.MAX_SAFE_INTEGER)),
  in_stock: t.Optional(queryFlag()),
  sort: t.Optional(oneOf(["relevance", "price", "-price", "newest"])),
  status: t.Optional(status),
  ...paging,
});

export const productParams = strict({
  product_id: t.String({ minLength: 1, maxLength: 200, description: "an id or a handle" }),
});
export const productIdParams = strict({ product_id: idShape });
export const variantParams = strict({ product_id: idShape, variant_id: idShape });

const variantFields = {
  sku: textOf(100),
  option_values: listOf(textOf(100, 1), 3),
  price: amountInput,
  compare_at_price: nullable(amountInput),
  weight_grams: integer(0, gramsMax),
};

export const variantInput = strict({
  sku: t.Optional(variantFields.sku),
  option_values: t.Optional(variantFields.option_values),
  price: variantFields.price,
  compare_at_price: t.Optional(variantFields.compare_at_price),
  weight_grams: t.Optional(variantFields.weight_grams),
  on_hand: t.Optional(integer(0, unitsMax)),
});
export type VariantBody = typeof variantInput.static;

export const variantPatch = t.Partial(strict(variantFields), { additionalProperties: false, minProperties: 1 });

const productFields = {
  handle: textOf(200, 1),
  title: textOf(200, 1),
  description_html: textOf(50_000),
  vendor: textOf(200),
  category_id: nullable(optionalIdShape),
  tags: listOf(textOf(100, 1), 50),
  status,
  images: listOf(image, 50),
};

export const productInput = strict({
  handle: t.Optional(productFields.handle),
  title: productFields.title,
  description_html: t.Optional(productFields.description_html),
  vendor: t.Optional(productFields.vendor),
  category_id: t.Optional(productFields.category_id),
  tags: t.Optional(productFields.tags),
  status: t.Optional(productFields.status),
  images: t.Optional(productFields.images),
  options: t.Optional(listOf(option, 3)),
  variants: listOf(variantInput, 100, 1),
});

export const productPatch = t.Partial(strict(productFields), { additionalProperties: false, minProperties: 1 });

export const stockInput = strict({
  variant_id: idShape,
  delta: integer(-1_000_000, 1_000_000),
  reason: textOf(200, 1),
});
export const stockShape = named(
  "StockLevel",
  strict({ variant_id: idShape, on_hand: t.Number(), reserved: t.Number(), available: t.Number() }),
);
export type StockView = typeof stockShape.static;

export const stockQuery = strict({ available_max: t.Optional(queryInteger(0, 1_000_000)), ...paging });
export const stockListingShape = named(
  "StockListing",
  strict({
    ...stockShape.properties,
    product_id: idShape,
    product_title: t.String(),
    sku: t.String(),
    variant_title: t.String(),
  }),
);
export type StockListingView = typeof stockListingShape.static;
export const stockPage = pageOf(stockListingShape);

export const auditQuery = strict({ target: t.Optional(idShape), ...paging });
export const auditEntryShape = named(
  "AuditEntry",
  strict({
    id: idShape,
    created_at: timeShape,
    actor_id: t.String(),
    actor_role: t.String(),
    action: t.String({ description: "for example product.update" }),
    target_id: idShape,
    version: nullable(countShape),
    change: t.Record(t.String(), t.Array(t.Unknown()), { description: "name to [before, after]; long values cut" }),
  }),
);
export type AuditEntryView = typeof auditEntryShape.static;
export const auditPage = pageOf(auditEntryShape);

export const importQuery = strict({
  stock: t.Optional(oneOf(["keep", "set"])),
  dry_run: t.Optional(queryFlag()),
  import_id: t.Optional(idShape),
});
export const importParams = strict({ import_id: idShape });
export const importProgressShape = named(
  "Import",
  strict({
    id: idShape,
    state: oneOf(["running", "done", "failed"]),
    dry_run: t.Boolean(),
    created_at: timeShape,
    updated_at: timeShape,
    bytes: t.Number({ description: "read so far" }),
    rows: t.Number(),
    products_created: t.Number(),
    products_updated: t.Number(),
    products_unchanged: t.Number(),
    products_refused: t.Number(),
    error_count: t.Number(),
    reason: t.String({ description: "why it failed, or empty" }),
  }),
);
export type ImportProgressView = typeof importProgressShape.static;
export const importShape = named(
  "ImportReport",
  strict({
    products_created: t.Number(),
    products_updated: t.Number(),
    products_unchanged: t.Number(),
    products_refused: t.Number({ description: "runs of rows with one handle that were refused" }),
    variants_created: t.Number(),
    variants_updated: t.Number(),
    variants_unchanged: t.Number(),
    rows: t.Number(),
    errors: t.Array(strict({ row: t.Number(), field: t.String(), reason: t.String(), message: t.String() })),
    error_count: t.Number({ description: "how many errors there were; the first 1,000 are listed" }),
    encoding: oneOf(["utf-8", "windows-1252"]),
    dry_run: t.Boolean({ description: "nothing was stored: this is what would have happened" }),
    import_id: idShape,
  }),
);
export type ImportView = typeof importShape.static;

export const mediaParams = strict({
  sha256: textLike("^[0-9a-f]{64}$", "a lower-case hexadecimal SHA-256", "0".repeat(64)),
});
export const mediaShape = strict({ url: t.String(), sha256: t.String(), content_type: t.String() });

export const categoryShape = named(
  "Category",
  strict({ id: idShape, handle: t.String(), name: t.String(), parent_id: nullable(idShape), version: countShape }),
);
export type CategoryView = typeof categoryShape.static;
export const categoriesPage = pageOf(categoryShape);
export const categoriesQuery = strict({
  page_size: t.Optional(queryInteger(1, 1000)),
  page_token: paging.page_token,
});
export const categoryParams = strict({ category_id: idShape });

const categoryFields = { handle: textOf(200, 1), name: textOf(200, 1), parent_id: nullable(optionalIdShape) };
export const categoryInput = strict({
  handle: t.Optional(categoryFields.handle),
  name: categoryFields.name,
  parent_id: t.Optional(categoryFields.parent_id),
});
export const categoryPatch = t.Partial(strict(categoryFields), { additionalProperties: false, minProperties: 1 });
