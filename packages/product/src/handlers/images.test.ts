// Pictures over sockets: stored once under the digest of their bytes, told by their content.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { Code } from "@shoal/rpc";
import { staff, testCall } from "@shoal/testkit";
import { create, errorOf, lantern, startCatalogue, type TestCatalogue } from "../catalogue.fixture.ts";

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const gateway = () => catalogue.replicas[0].gateway;
const put = (content: Buffer) => gateway().putImage({ content }, testCall(staff));
const svg = (text: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><title>${text}</title></svg>`);

test("a picture is answered byte for byte, by every replica, and stored once however often it comes", async () => {
  const content = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(5000, 7)]);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const answers = await Promise.all([put(content), put(content), put(content)]);
  for (const answer of answers) expect(answer).toEqual({ sha256, contentType: "image/png" });
  for (const replica of catalogue.replicas) {
    const image = await replica.gateway.getImage({ sha256 }, testCall());
    expect(image.contentType).toBe("image/png");
    expect(image.content.equals(content)).toBe(true);
  }
  const [count] = await catalogue.pool<{ count: bigint }[]>`select count(*) from images`;
  expect(count?.count).toBe(1n);
});

test("what is no picture, or too large, is refused; so is a digest that nothing has", async () => {
  for (const content of [Buffer.alloc(0), Buffer.from("<html><svg/></html>"), Buffer.from("MZ\x90")]) {
    expect(await errorOf(put(content))).toMatchObject({
      code: Code.INVALID_ARGUMENT,
      reason: "IMAGE_TYPE_UNSUPPORTED",
    });
  }
  const largest = Buffer.concat([svg("large"), Buffer.alloc(2 * 1024 * 1024 - svg("large").length, " ")]);
  expect((await put(largest)).contentType).toBe("image/svg+xml");
  expect(await errorOf(put(Buffer.concat([largest, Buffer.from(" ")])))).toMatchObject({ reason: "IMAGE_TOO_LARGE" });
  for (const sha256 of ["", "x", "0".repeat(64), "A".repeat(64), `${"0".repeat(64)}'`]) {
    const unknown = gateway().getImage({ sha256 }, testCall());
    expect(await errorOf(unknown)).toMatchObject({ code: Code.NOT_FOUND, reason: "IMAGE_NOT_FOUND" });
  }
});

test("a product shows only pictures that the shop has", async () => {
  const { sha256 } = await put(svg("shown"));
  const made = await create(catalogue.replicas[0], { images: [{ url: `/media/${sha256}`, alt: "A lantern" }] });
  expect(made.images).toEqual([{ url: `/media/${sha256}`, alt: "A lantern" }]);
  const lost = lantern({ images: [{ url: `/media/${sha256}` }, { url: `/media/${"0".repeat(64)}` }] });
  expect(await errorOf(gateway().createProduct(lost, testCall(staff)))).toMatchObject({
    code: Code.INVALID_ARGUMENT,
    violations: [{ field: "images[1].url", reason: "IMAGE_NOT_FOUND" }],
  });
});
