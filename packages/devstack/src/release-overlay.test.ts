import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nouns, repositoryRoot } from "./processes.ts";
import { changesOf, digestsFrom, readDigests, setImages } from "./release-overlay.ts";

const overlay = readFileSync(join(repositoryRoot, "kustomize/overlays/prod/kustomization.yaml"), "utf8");
const digests = digestsFrom((noun) => `sha256:${Bun.SHA256.hash(noun, "hex")}`);

test("a release changes registry and digest of the five images, and no other line", () => {
  const released = setImages(overlay, "registry.test:5000/shop", digests);
  const { images } = Bun.YAML.parse(released) as { images: unknown[] };
  const expected = nouns.map((noun) => ({
    name: `shoal/${noun}`,
    newName: `registry.test:5000/shop/${noun}`,
    digest: digests[noun],
  }));
  expect(images).toHaveLength(expected.length);
  expect(images).toEqual(expect.arrayContaining(expected));
  const changed = overlay.split("\n").filter((line, index) => line !== released.split("\n")[index]);
  expect(changed.map((line) => line.trim().split(" ")[0]).sort()).toEqual([
    ...nouns.map(() => "digest:"),
    ...nouns.map(() => "newName:"),
  ]);
  expect(setImages(released, "registry.test:5000/shop", digests)).toBe(released);
});

test("an overlay that lacks one of the images is refused by its name", () => {
  const lacking = overlay.replace("- name: shoal/cart", "- name: shoal/basket");
  expect(() => setImages(lacking, "registry.test/shop", digests)).toThrow("names no image shoal/cart");
});

test("digests are taken for all five and nothing else, or not at all", () => {
  expect(readDigests(JSON.stringify(digests))).toEqual(digests);
  expect(() => readDigests("sha256:")).toThrow("no JSON");
  expect(() => readDigests(JSON.stringify({ ...digests, cart: "0.1.0" }))).toThrow("no digest of cart");
  expect(() => readDigests(JSON.stringify({ ...digests, basket: digests.cart }))).toThrow("basket");
  const { order, ...four } = digests;
  expect(order).toMatch(/^sha256:/);
  expect(() => readDigests(JSON.stringify(four))).toThrow("no digest of order");
});

test("a release without its section in the changelog is refused", () => {
  const changelog = "# Changelog\n\n## 1.1.0 - 2026-01-02\n\n- New.\n\n## 1.0.0\n\n- Old.\n";
  expect(changesOf(changelog, "1.1.0")).toBe("- New.");
  expect(changesOf(changelog, "1.0.0")).toBe("- Old.");
  expect(() => changesOf(changelog, "2.0.0")).toThrow("says nothing of 2.0.0");
});
