// Products that match, a page at a time. Staff read PostgreSQL and may ask for any status; everybody else is shown
// active products through the cache, a page at a time too.

import { createHash } from "node:crypto";
import type { ListProductsRequest__Output, ListProductsResponse } from "@shoal/contract";
import { amountMinorMax } from "@shoal/money";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  type Input,
  isStaff,
  isUuid,
  pageSize,
  permissionDenied,
  readInput,
} from "@shoal/rpc";
import { type Loaded, type Source, stockTtlMs } from "../cache.ts";
import type { Deps } from "../deps.ts";
import { isHandle } from "../domain/names.ts";
import type { ProductStatus } from "../domain/product.ts";
import { readSearchQuery, type SearchQuery } from "../domain/search.ts";
import {
  listProducts as findProducts,
  type ListedProduct,
  type ProductCursor,
  type ProductFilter,
  type ProductOrder,
} from "../store/product-list.ts";
import { loadStock } from "../store/variants.ts";
import { type ProductBody, productBody, statusFromProto, stockOf, withStock } from "../wire.ts";

const sizeBounds = { default: 20, max: 100 } as const;
/** A page ends early rather than grow past what one gRPC message may hold (4 MiB). */
const pageBytesMax = 2 * 1024 * 1024;

/** `filters` is what a page token belongs to. */
type Query = {
  readonly filter: ProductFilter;
  readonly order: ProductOrder;
  readonly after: ProductCursor | undefined;
  readonly size: number;
  readonly filters: readonly unknown[];
};

type Page = { readonly products: readonly ProductBody[]; readonly nextPageToken: string };

export async function listProducts(
  deps: Deps,
  request: ListProductsRequest__Output,
  call: Call,
): Promise<ListProductsResponse> {
  const isForStaff = isStaff(call.caller);
  const query = readQuery(request, isForStaff);
  // A category that cannot be one has no products.
  if (query === undefined) return { products: [], nextPageToken: "" };
  const { value, stock } = isForStaff ? await loadPage(deps, query) : await deps.cache.read(pageSource(deps, query));
  return { products: value.products.map((body) => withStock(body, stock)), nextPageToken: value.nextPageToken };
}

function pageSource(deps: Deps, query: Query): Source<Page> {
  const identity = JSON.stringify([query.filters, query.after ?? null, query.size]);
  return {
    name: `page:${createHash("sha256").update(identity).digest("base64url")}`,
    isVersioned: false,
    // Whether a product is in stock changes without a write to the catalogue.
    ...(query.filter.isInStock ? { ttlMs: stockTtlMs } : {}),
    load: () => loadPage(deps, query),
    variantIds: ({ products }) => products.flatMap(({ variants }) => variants.map((variant) => variant.id)),
    loadStock: (variantIds) => loadStock(deps.pool, variantIds),
  };
}

async function loadPage({ pool }: Deps, query: Query): Promise<Loaded<Page>> {
  const { filter, order, after, size, filters } = query;
  const found = await findProducts(pool, filter, order, after, size + 1);
  const { listed, bodies } = cutPage(found, size);
  const last = listed.at(-1)?.cursor;
  const hasMore = last !== undefined && listed.length < found.length;
  return {
    value: { products: bodies, nextPageToken: hasMore ? encodePageToken(filters, [last.key, last.id]) : "" },
    version: 0n,
    stock: stockOf(listed.map(({ product }) => product)),
  };
}

function cutPage(found: readonly ListedProduct[], size: number) {
  const bodies: ProductBody[] = [];
  let bytes = 0;
  for (const { product } of found.slice(0, size)) {
    const body = productBody(product);
    bytes += Buffer.byteLength(JSON.stringify(body));
    if (bodies.length > 0 && bytes > pageBytesMax) break;
    bodies.push(body);
  }
  return { listed: found.slice(0, bodies.length), bodies };
}

function readQuery(request: ListProductsRequest__Output, isForStaff: boolean): Query | undefined {
  const input = readInput();
  const text = input.text("query", request.query, { min: 0, max: 200 });
  const search = readSearch(text);
  const order = readOrder(input, request.sort, search !== undefined);
  const price = readPriceBounds(input, request);
  const status = readStatusFilter(input, request, isForStaff);
  input.done();
  const category = readCategory(request.category.trim().toLowerCase());
  if (category === null) return undefined;
  const size = pageSize(request.pageSize, sizeBounds);
  const filter = { ...price, search, category, status, isInStock: request.inStock };
  const filters = [
    search?.whole ?? "",
    search?.prefix ?? "",
    category ?? "",
    String(price.priceMinMinor),
    String(price.priceMaxMinor),
    request.inStock,
    status ?? "",
    order,
  ];
  return { filter, order, after: readCursor(filters, request.pageToken, order), size, filters };
}

/** What typed text asks for; nothing when it holds no letter or digit. */
function readSearch(text: string): SearchQuery | undefined {
  const search = readSearchQuery(text);
  return search.whole === "" ? undefined : search;
}

function readOrder(input: Input, sort: unknown, hasSearch: boolean): ProductOrder {
  const byRelevance = hasSearch ? "relevance" : "newest";
  switch (sort) {
    case "PRODUCT_SORT_UNSPECIFIED":
    case "PRODUCT_SORT_RELEVANCE":
      return byRelevance;
    case "PRODUCT_SORT_PRICE_ASC":
      return "price_asc";
    case "PRODUCT_SORT_PRICE_DESC":
      return "price_desc";
    case "PRODUCT_SORT_NEWEST":
      return "newest";
    default:
      input.refuse("sort", "UNKNOWN_VALUE", "must be relevance, price ascending or descending, or newest");
      return byRelevance;
  }
}

function readPriceBounds(input: Input, request: ListProductsRequest__Output) {
  const bounds = { min: 0n, max: amountMinorMax };
  const read = (field: string, value: string | undefined) =>
    value === undefined ? undefined : input.bigint(field, value, bounds);
  return {
    priceMinMinor: read("min_price_minor", request.minPriceMinor),
    priceMaxMinor: read("max_price_minor", request.maxPriceMinor),
  };
}

function readStatusFilter(
  input: Input,
  { status }: ListProductsRequest__Output,
  isForStaff: boolean,
): ProductStatus | undefined {
  const asked = statusFromProto(status);
  if (asked === undefined && status !== "PRODUCT_STATUS_UNSPECIFIED") {
    input.refuse("status", "UNKNOWN_VALUE", "must be draft, active or archived");
  }
  if (isForStaff) return asked;
  if (asked !== undefined && asked !== "active") {
    throw permissionDenied("FORBIDDEN", "only staff see products that are not on sale");
  }
  return "active";
}

/** The category asked for, undefined for none, null for one that cannot exist. */
function readCategory(text: string): ProductFilter["category"] | null {
  if (text === "") return undefined;
  if (isUuid(text)) return { id: text };
  return isHandle(text) ? { handle: text } : null;
}

function readCursor(filters: readonly unknown[], token: string, order: ProductOrder): ProductCursor | undefined {
  const cursor = decodePageToken(filters, token, 2);
  if (cursor === undefined) return undefined;
  const [key = "", id = ""] = cursor;
  const isKey = order === "relevance" ? /^\d(\.\d{1,20})?(e-\d{1,2})?$/.test(key) : /^\d{1,16}$/.test(key);
  if (isKey && isUuid(id)) return { key, id };
  const input = readInput();
  input.refuse("page_token", "INVALID_PAGE_TOKEN", "must come from the page before, with the same filters");
  input.done();
  return undefined;
}
