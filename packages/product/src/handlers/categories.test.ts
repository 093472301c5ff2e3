// The category tree over sockets: it stays a tree, whoever moves what at once.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { staff, testCall } from "@shoal/testkit";
import { create, errorOf, given, startCatalogue, type TestCatalogue } from "../catalogue.fixture.ts";

setDefaultTimeout(60_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const gateway = () => catalogue.replicas[0].gateway;
const asStaff = () => testCall(staff);
const make = async (name: string, parentId = "") =>
  given((await gateway().createCategory({ name, parentId }, asStaff())).category);
const move = (categoryId: string, version: string, parentId: string) =>
  gateway().updateCategory({ categoryId, version, parentId, updateMask: { paths: ["parent_id"] } }, asStaff());

test("everybody sees the tree, parents first, also right after a change and page by page", async () => {
  const home = await make("Home");
  const lamps = await make("Lamps", home.id);
  await make("Oil Lamps", lamps.id);
  const names = async () => {
    const found: string[] = [];
    let pageToken = "";
    do {
      const page = await catalogue.replicas[1].gateway.listCategories({ pageSize: 1, pageToken }, testCall());
      found.push(...page.categories.map(({ name }) => name));
      pageToken = page.nextPageToken;
    } while (pageToken !== "");
    return found;
  };
  expect(await names()).toEqual(["Home", "Lamps", "Oil Lamps"]);
  await make("Art");
  expect(await names()).toEqual(["Art", "Home", "Lamps", "Oil Lamps"]);
});

test("handles are made from names and stay free; a given one that is taken is refused", async () => {
  const twins = [await make("Twin"), await make("Twin")];
  expect(twins.map(({ handle }) => handle)).toEqual(["twin", "twin-2"]);
  const taken = gateway().createCategory({ name: "x", handle: "twin" }, asStaff());
  expect(await errorOf(taken)).toMatchObject({ code: Code.ALREADY_EXISTS, reason: "HANDLE_TAKEN" });
  const orphan = gateway().createCategory({ name: "x", parentId: Bun.randomUUIDv7() }, asStaff());
  expect(await errorOf(orphan)).toMatchObject({ code: Code.FAILED_PRECONDITION, reason: "CATEGORY_NOT_FOUND" });
});

test("a category never comes under itself, also when two moves at once would make it so", async () => {
  const [a, b] = [await make("A"), await make("B")];
  const c = await make("C", b.id);
  expect(await errorOf(move(a.id, a.version, a.id))).toMatchObject({ reason: "CATEGORY_CYCLE" });
  expect(await errorOf(move(b.id, b.version, c.id))).toMatchObject({
    code: Code.FAILED_PRECONDITION,
    reason: "CATEGORY_CYCLE",
  });
  const outcomes = await Promise.allSettled([move(a.id, a.version, c.id), move(b.id, b.version, a.id)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await errorOf(move(c.id, "9", ""))).toMatchObject({ code: Code.ABORTED, reason: "VERSION_MISMATCH" });
});

test("whoever moves what at once on whichever replica, the tree stays a tree", async () => {
  const nodes = [];
  for (let index = 0; index < 8; index += 1) nodes.push(await make(`Node ${index}`));
  const ids = nodes.map(({ id }) => id);
  const versions = new Map(nodes.map(({ id, version }) => [id, version]));
  const outcomes = new Map<string, number>();
  await Promise.all(
    Array.from({ length: 80 }, async (_, index) => {
      const id = ids[(index * 5) % 8] ?? "";
      const parentId = ids[(index * 3 + Math.floor(index / 8)) % 8] ?? "";
      const request = {
        categoryId: id,
        version: versions.get(id) ?? "",
        parentId,
        updateMask: { paths: ["parent_id"] },
      };
      const outcome = await catalogue.replicas[index % 2 === 0 ? 0 : 1].gateway.updateCategory(request, asStaff()).then(
        ({ category }) => {
          versions.set(id, given(category).version);
          return "moved";
        },
        ({ reason }: { reason?: string }) => reason ?? "",
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }),
  );
  expect(
    [...outcomes.keys()].filter(
      (name) => !["moved", "CATEGORY_CYCLE", "VERSION_MISMATCH", "STORE_UNAVAILABLE"].includes(name),
    ),
  ).toEqual([]);
  expect(outcomes.get("moved") ?? 0).toBeGreaterThan(0);
  // A move that waits too long for the others is told so, and changes nothing. A circle hangs on nothing, so its nodes would be missing.
  const { categories } = await gateway().listCategories({}, asStaff());
  expect(categories.filter(({ id }) => ids.includes(id))).toHaveLength(8);
});

test("a category with others under it stays; one that goes leaves its products without one, at once", async () => {
  const parent = await make("Going");
  const child = await make("Going too", parent.id);
  const product = await create(catalogue.replicas[0], { categoryId: child.id });
  const shown = async () =>
    given((await catalogue.replicas[1].gateway.getProduct({ idOrHandle: product.id }, testCall())).product);
  expect((await shown()).categoryId).toBe(child.id);
  const full = gateway().deleteCategory({ categoryId: parent.id }, asStaff());
  expect(await errorOf(full)).toMatchObject({ reason: "CATEGORY_HAS_CHILDREN" });
  for (const _ of [1, 2]) await gateway().deleteCategory({ categoryId: child.id }, asStaff());
  expect(await shown()).toMatchObject({ categoryId: "", version: "2" });
});
