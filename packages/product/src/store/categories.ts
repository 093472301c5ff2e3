// The category tree in PostgreSQL. Whoever changes its shape holds one lock for the whole tree, so that two moves
// cannot close a circle between them.

import { brokenConstraint, run, type Sql, type Transaction } from "@shoal/postgres";
import type { Category } from "../domain/category.ts";

type CategoryRow = { id: string; handle: string; name: string; parent_id: string | null; version: bigint };

/** What else in the shop stands in the way of a write. */
export type CategoryConflict = "handle_taken" | "parent_not_found";

/** The conflict that made a statement fail, or undefined for another cause. */
export function categoryConflictFrom(error: unknown): CategoryConflict | undefined {
  const constraint = brokenConstraint(error);
  if (constraint === "categories_handle_key") return "handle_taken";
  return constraint === "categories_parent_id_fkey" ? "parent_not_found" : undefined;
}

/** Any number will do as long as it stays. */
const treeLock = 5_207_311;

/** Makes this transaction the only one that changes the tree. */
export async function lockCategoryTree(transaction: Transaction): Promise<void> {
  await run("lock_category_tree", transaction`select pg_advisory_xact_lock(${treeLock})`);
}

export async function findCategory(sql: Sql, id: string): Promise<Category | undefined> {
  const [row] = await run<CategoryRow>(
    "find_category",
    sql<CategoryRow[]>`select id, handle, name, parent_id, version from categories where id = ${id}`,
  );
  return row && categoryFromRow(row);
}

export async function insertCategory(sql: Sql, category: Omit<Category, "version">): Promise<void> {
  const { id, handle, name, parentId } = category;
  await run(
    "insert_category",
    sql`insert into categories (id, handle, name, parent_id) values (${id}, ${handle}, ${name}, ${parentId})`,
  );
}

/**
 * The ids of the categories with those handles, by handle; those that are not there are made at the top of the tree.
 * Each handle once.
 */
export async function ensureCategories(
  sql: Sql,
  categories: readonly Pick<Category, "id" | "handle" | "name">[],
): Promise<ReadonlyMap<string, string>> {
  const handles = categories.map(({ handle }) => handle);
  await run(
    "ensure_categories",
    sql`
      insert into categories (id, handle, name)
      select * from unnest(
        ${categories.map(({ id }) => id)}::uuid[], ${handles}::text[], ${categories.map(({ name }) => name)}::text[]
      ) as given (id, handle, name)
      where not exists (select from categories c where c.handle = given.handle)
      order by handle
      on conflict (handle) do nothing`,
  );
  // What somebody else made meanwhile is seen by the next statement only.
  return await findCategoryIds(sql, handles);
}

/** The ids of the categories with those handles, by handle. */
export async function findCategoryIds(sql: Sql, handles: readonly string[]): Promise<ReadonlyMap<string, string>> {
  type Row = { handle: string; id: string };
  if (handles.length === 0) return new Map();
  const rows = await run<Row>(
    "find_categories_by_handle",
    sql<Row[]>`select handle, id from categories where handle = any(${[...handles]}::text[])`,
  );
  return new Map(rows.map(({ handle, id }) => [handle, id]));
}

/** The first handle of a list that no category has, or undefined when all are taken. */
export async function findFreeCategoryHandle(sql: Sql, handles: readonly string[]): Promise<string | undefined> {
  const [row] = await run<{ handle: string }>(
    "find_free_category_handle",
    sql<{ handle: string }[]>`
      select wished.handle
      from unnest(${[...handles]}::text[]) with ordinality as wished (handle, position)
      where not exists (select from categories where categories.handle = wished.handle)
      order by wished.position limit 1`,
  );
  return row?.handle;
}

/** Stores handle, name and parent; the version grows by one. Hold the tree's lock. */
export async function updateCategory(sql: Sql, category: Category): Promise<void> {
  const { id, handle, name, parentId } = category;
  await run(
    "update_category",
    sql`
      update categories set
        handle = ${handle}, name = ${name}, parent_id = ${parentId}, version = version + 1, updated_at = now()
      where id = ${id}`,
  );
}

/** Whether `id` is `ancestorId` or somewhere under it. */
export async function isWithin(sql: Sql, id: string, ancestorId: string): Promise<boolean> {
  const rows = await run(
    "is_category_within",
    sql`
      with recursive above as (
        select id, parent_id from categories where id = ${id}
        union
        select c.id, c.parent_id from categories c join above on c.id = above.parent_id
      )
      select 1 from above where id = ${ancestorId}`,
  );
  return rows.count > 0;
}

export async function hasChildren(sql: Sql, id: string): Promise<boolean> {
  const rows = await run("has_category_children", sql`select 1 from categories where parent_id = ${id} limit 1`);
  return rows.count > 0;
}

/**
 * Removes a category and takes it from its products, whose versions grow by one; answers those. The category's row is
 * locked first, so that no product can be put into it meanwhile.
 */
export async function deleteCategory(sql: Sql, id: string): Promise<{ id: string; version: bigint }[]> {
  await run("lock_category", sql`select from categories where id = ${id} for update`);
  const products = await run<{ id: string; version: bigint }>(
    "leave_category",
    sql<{ id: string; version: bigint }[]>`
      with locked as (select id from products where category_id = ${id} order by id for no key update)
      update products set category_id = null, version = version + 1, updated_at = now()
      from locked where products.id = locked.id
      returning products.id, products.version`,
  );
  await run("delete_category", sql`delete from categories where id = ${id}`);
  return products.map((product) => ({ id: product.id, version: product.version }));
}

/** Where a page of the tree ends: its last category's depth, name and id. */
export type CategoryCursor = { readonly depth: number; readonly name: string; readonly id: string };

export type CategoryAtDepth = { readonly category: Category; readonly depth: number };

/** The tree level by level, names in order: every category comes after the one above it. */
export async function listCategories(
  sql: Sql,
  after: CategoryCursor | undefined,
  countMax: number,
): Promise<CategoryAtDepth[]> {
  type Row = CategoryRow & { depth: number };
  const condition =
    after === undefined ? sql`true` : sql`(depth, name, id) > (${after.depth}::int, ${after.name}, ${after.id}::uuid)`;
  const rows = await run<Row>(
    "list_categories",
    sql<Row[]>`
      with recursive tree as (
        select id, handle, name, parent_id, version, 0 as depth from categories where parent_id is null
        union all
        select c.id, c.handle, c.name, c.parent_id, c.version, tree.depth + 1
        from categories c join tree on c.parent_id = tree.id
      )
      select * from tree where ${condition} order by depth, name, id limit ${countMax}`,
  );
  return rows.map((row) => ({ category: categoryFromRow(row), depth: row.depth }));
}

function categoryFromRow(row: CategoryRow): Category {
  return { id: row.id, handle: row.handle, name: row.name, parentId: row.parent_id, version: row.version };
}
