// Pictures: store and fetch blobs, and refuse products that show one which is not there.

import { createHash } from "node:crypto";
import type {
  GetImageRequest__Output,
  GetImageResponse,
  PutImageRequest__Output,
  PutImageResponse,
} from "@shoal/contract";
import { type Call, invalidArgument, readInput, requireStaff } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { blobOf } from "../domain/fields.ts";
import { imageSizeMax, imageTypeOf } from "../domain/image-type.ts";
import type { Image } from "../domain/product.ts";
import { imageNotFound } from "../refusals.ts";

export async function putImage(
  { storage }: Deps,
  { content }: PutImageRequest__Output,
  call: Call,
): Promise<PutImageResponse> {
  requireStaff(call.caller);
  if (content.byteLength > imageSizeMax) {
    throw invalidArgument("IMAGE_TOO_LARGE", `a picture has at most ${imageSizeMax} bytes`);
  }
  const contentType = imageTypeOf(content);
  if (contentType === undefined) {
    throw invalidArgument("IMAGE_TYPE_UNSUPPORTED", "the bytes are no PNG, JPEG, GIF, WebP, AVIF or SVG");
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  await storage.put(sha256, { contentType, content });
  return { sha256, contentType };
}

/** Anybody may have the bytes: who knows the digest knows the picture. */
export async function getImage({ storage }: Deps, { sha256 }: GetImageRequest__Output): Promise<GetImageResponse> {
  const blob = /^[0-9a-f]{64}$/.test(sha256) ? await storage.get(sha256) : undefined;
  if (blob === undefined) throw imageNotFound();
  return { contentType: blob.contentType, content: Buffer.from(blob.content) };
}

/** Refuses pictures of the shop's own that were never stored. */
export async function requireImages(deps: Deps, images: readonly Image[]): Promise<void> {
  const missing = await findMissingImages(deps, images);
  const input = readInput();
  for (const [index, image] of images.entries()) {
    if (missing.has(image)) input.refuse(`images[${index}].url`, "IMAGE_NOT_FOUND", "names no picture of the shop");
  }
  input.done();
}

/** Those of the pictures that are the shop's own and were never stored. */
export async function findMissingImages({ storage }: Deps, images: readonly Image[]): Promise<ReadonlySet<Image>> {
  const digests = [...new Set(images.map(blobOf))].filter((digest) => digest !== undefined);
  const missing = new Set<string | undefined>(await storage.findMissing(digests));
  return new Set(images.filter((image) => blobOf(image) !== undefined && missing.has(blobOf(image))));
}
