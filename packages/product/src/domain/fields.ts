// Bounds and checks of single fields of a product, the same for creating, changing and importing.

import { amountMinorMax, type Money } from "@shoal/money";
import type { Image } from "./product.ts";
import { checkText, type Refuse } from "./violation.ts";

/** Lengths in characters, counts, and largest numbers. */
export const limits = {
  title: { min: 1, max: 200 },
  descriptionHtml: { min: 0, max: 50_000 },
  vendor: { min: 0, max: 200 },
  tag: { min: 1, max: 100 },
  tagCountMax: 50,
  imageAlt: { min: 0, max: 500 },
  imageUrl: { min: 1, max: 2000 },
  imageCountMax: 50,
  variantCountMax: 100,
  weightGramsMax: 100_000_000,
  onHandMax: 1_000_000_000n,
} as const;

const blobPattern = /^\/media\/([0-9a-f]{64})$/;

/** SHA-256 of the shop's own blob that a picture shows, or undefined for one that lives elsewhere. */
export function blobOf(image: Image): string | undefined {
  return blobPattern.exec(image.url)?.[1];
}

/** Notes pictures that are neither an absolute https address nor a blob of the shop. */
export function checkImages(refuse: Refuse, images: readonly Image[]): void {
  if (images.length > limits.imageCountMax) refuse("images", "TOO_MANY", `must be at most ${limits.imageCountMax}`);
  for (const [index, image] of images.entries()) {
    checkText(refuse, `images[${index}].url`, image.url, limits.imageUrl);
    checkText(refuse, `images[${index}].alt`, image.alt, limits.imageAlt);
    if (image.url !== "" && blobOf(image) === undefined && !isHttpsAddress(image.url)) {
      refuse(`images[${index}].url`, "INVALID_URL", 'must start with https:// or be "/media/" and a SHA-256');
    }
  }
}

export function checkTags(refuse: Refuse, tags: readonly string[]): void {
  if (tags.length > limits.tagCountMax) refuse("tags", "TOO_MANY", `must be at most ${limits.tagCountMax}`);
  for (const [index, tag] of tags.entries()) checkText(refuse, `tags[${index}]`, tag, limits.tag);
}

/** Notes an amount that is negative, too large, or of another currency than the shop's. */
export function checkMoney(refuse: Refuse, field: string, amount: Money, currency: string): void {
  if (amount.currency !== currency) refuse(field, "CURRENCY_MISMATCH", `must be in ${currency}`);
  if (amount.amountMinor < 0n || amount.amountMinor > amountMinorMax) {
    refuse(field, "OUT_OF_RANGE", `must be from 0 to ${amountMinorMax} minor units`);
  }
}

function isHttpsAddress(text: string): boolean {
  return /^https:\/\/[^\s<>"'`]+$/.test(text) && URL.canParse(text);
}
