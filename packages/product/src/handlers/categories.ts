// The category tree: read through the cache by everybody, changed by staff under one lock.

import { createHash } from "node:crypto";
import type {
  CreateCategoryRequest__Output,
  CreateCategoryResponse,
  DeleteCategoryRequest__Output,
  DeleteCategoryResponse,
  ListCategoriesRequest__Output,
  ListCategoriesResponse,
  UpdateCategoryRequest__Output,
  UpdateCategoryResponse,
} from "@shoal/contract";
import { inTransaction, type Transaction } from "@shoal/postgres";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  failedPrecondition,
  type Input,
  isStaff,
  isUuid,
  pageSize,
  readInput,
} from "@shoal/rpc";
import { answerOnce } from "../answer-once.ts";
import { actorOf, createDeed } from "../audit.ts";
import type { Loaded } from "../cache.ts";
import type { Deps } from "../deps.ts";
import { describeFields } from "../domain/audit.ts";
import { type Category, categoryNameBounds } from "../domain/category.ts";
import { makeHandle, numberedHandle } from "../domain/names.ts";
import { checkHandle } from "../domain/product-draft.ts";
import { readMask, readRequestId, readVersion } from "../input.ts";
import { categoryNotFound, refuseCategoryConflicts, unknownCategory, versionMismatch } from "../refusals.ts";
import { insertAuditEntries } from "../store/audit.ts";
import {
  type CategoryCursor,
  deleteCategory as deleteCategoryRow,
  findCategory,
  findFreeCategoryHandle,
  hasChildren,
  insertCategory,
  isWithin,
  listCategories as listCategoryRows,
  lockCategoryTree,
  updateCategory as updateCategoryRow,
} from "../store/categories.ts";
import { categoryToProto, readCategoryId } from "../wire.ts";

const sizeBounds = { default: 1000, max: 1000 } as const;
const paths = ["handle", "name", "parent_id"] as const;

export async function listCategories(
  deps: Deps,
  request: ListCategoriesRequest__Output,
  call: Call,
): Promise<ListCategoriesResponse> {
  const size = pageSize(request.pageSize, sizeBounds);
  const after = readCursor(request.pageToken);
  const load = () => loadPage(deps, after, size);
  if (isStaff(call.caller)) return (await load()).value;
  const { value } = await deps.cache.read({
    name: `categories:${createHash("sha256")
      .update(JSON.stringify([after ?? null, size]))
      .digest("base64url")}`,
    isVersioned: false,
    load,
    variantIds: () => [],
    loadStock: async () => ({}),
  });
  return value;
}

async function loadPage(
  { pool }: Deps,
  after: CategoryCursor | undefined,
  size: number,
): Promise<Loaded<ListCategoriesResponse>> {
  const rows = await listCategoryRows(pool, after, size + 1);
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  const nextPageToken =
    last === undefined ? "" : encodePageToken([], [String(last.depth), last.category.name, last.category.id]);
  const value = { categories: page.map(({ category }) => categoryToProto(category)), nextPageToken };
  return { value, version: 0n, stock: {} };
}

function readCursor(token: string): CategoryCursor | undefined {
  const [depth = "", name = "", id = ""] = decodePageToken([], token, 3) ?? [];
  if (id === "") return undefined;
  const input = readInput();
  if (!/^\d{1,6}$/.test(depth) || !isUuid(id)) {
    input.refuse("page_token", "INVALID_PAGE_TOKEN", "must come from the page before");
  }
  input.text("page_token", name, categoryNameBounds);
  input.done();
  return { depth: Number(depth), name, id };
}

export async function createCategory(
  deps: Deps,
  request: CreateCategoryRequest__Output,
  call: Call,
): Promise<CreateCategoryResponse> {
  const deed = createDeed(deps, actorOf(call), "category.create");
  const input = readInput();
  readRequestId(input, request.requestId);
  const id = deps.newId();
  const name = input.text("name", request.name, categoryNameBounds);
  const parentId = readCategoryId(input, "parent_id", request.parentId);
  const handle = request.handle.trim();
  if (handle !== "") checkHandle(input.refuse, handle);
  input.done();
  const response = await refuseCategoryConflicts(() =>
    answerOnce(deps.pool, "CreateCategory", request, call, async (transaction) => {
      await lockCategoryTree(transaction);
      const category = { id, name, parentId, handle: handle === "" ? await freeHandle(transaction, name, id) : handle };
      await insertCategory(transaction, category);
      await insertAuditEntries(transaction, [deed.entry(id, 1n, describeFields({}, factsOf(category)))]);
      return { category: categoryToProto({ ...category, version: 1n }) };
    }),
  );
  await deps.cache.noteWrites([]);
  return response;
}

async function freeHandle(transaction: Transaction, name: string, id: string): Promise<string> {
  const fallback = `category-${id.slice(-12)}`;
  const handle = makeHandle(name, fallback);
  const numbered = Array.from({ length: 20 }, (_, index) => numberedHandle(handle, index + 2));
  return (await findFreeCategoryHandle(transaction, [handle, ...numbered])) ?? fallback;
}

export async function updateCategory(
  deps: Deps,
  request: UpdateCategoryRequest__Output,
  call: Call,
): Promise<UpdateCategoryResponse> {
  const deed = createDeed(deps, actorOf(call), "category.update");
  const input = readInput();
  const id = input.uuid("category_id", request.categoryId);
  const version = readVersion(input, request.version);
  const change = readChange(input, request);
  input.done();
  const category = await refuseCategoryConflicts(() =>
    inTransaction(deps.pool, "UpdateCategory", async (transaction) => {
      await lockCategoryTree(transaction);
      const current = await findCategory(transaction, id);
      if (current === undefined) throw categoryNotFound();
      if (current.version !== version) throw versionMismatch(current.version);
      await requireTree(transaction, id, change.parentId ?? null);
      const changed = { ...current, ...change };
      await updateCategoryRow(transaction, changed);
      const difference = describeFields(factsOf(current), factsOf(changed));
      await insertAuditEntries(transaction, [deed.entry(id, current.version + 1n, difference)]);
      return { ...changed, version: current.version + 1n };
    }),
  );
  await deps.cache.noteWrites([]);
  return { category: categoryToProto(category) };
}

function factsOf({ handle, name, parentId }: Omit<Category, "version">) {
  return { handle, name, parent_id: parentId };
}

function readChange(input: Input, request: UpdateCategoryRequest__Output): Partial<Category> {
  const named = readMask(input, request.updateMask, paths);
  if (named.has("handle")) checkHandle(input.refuse, request.handle.trim());
  return {
    ...(named.has("handle") ? { handle: request.handle.trim() } : {}),
    ...(named.has("name") ? { name: input.text("name", request.name, categoryNameBounds) } : {}),
    ...(named.has("parent_id") ? { parentId: readCategoryId(input, "parent_id", request.parentId) } : {}),
  };
}

/** Refuses a new parent that is not there, or that is the category itself or under it. */
async function requireTree(transaction: Transaction, id: string, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  if ((await findCategory(transaction, parentId)) === undefined) throw unknownCategory("parent_id");
  if (await isWithin(transaction, parentId, id)) {
    throw failedPrecondition("CATEGORY_CYCLE", "a category cannot come under itself", {
      violations: [{ field: "parent_id", reason: "CATEGORY_CYCLE", message: "is the category or under it" }],
    });
  }
}

/** One that is gone already is no error, so that a repeat is none. */
export async function deleteCategory(
  deps: Deps,
  request: DeleteCategoryRequest__Output,
  call: Call,
): Promise<DeleteCategoryResponse> {
  const deed = createDeed(deps, actorOf(call), "category.delete");
  const input = readInput();
  const id = input.uuid("category_id", request.categoryId);
  input.done();
  const products = await inTransaction(deps.pool, "DeleteCategory", async (transaction) => {
    await lockCategoryTree(transaction);
    if (await hasChildren(transaction, id)) {
      throw failedPrecondition("CATEGORY_HAS_CHILDREN", "the category has others under it; move or remove them first");
    }
    const category = await findCategory(transaction, id);
    if (category === undefined) return [];
    const left = await deleteCategoryRow(transaction, id);
    const change = { ...describeFields(factsOf(category), {}), products: [left.length, 0] as const };
    await insertAuditEntries(transaction, [deed.entry(id, null, change)]);
    return left;
  });
  await deps.cache.noteWrites(products);
  return {};
}
