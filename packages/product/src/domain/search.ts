// Text as search sees it, on both sides: what is stored about a product and what somebody types go through the same
// mill, so that case, accents and punctuation never stand between them.

import { descriptionText } from "./description.ts";
import type { Product } from "./product.ts";

/** Words by weight; PostgreSQL stems and ranks them. */
export type SearchTexts = {
  readonly title: string;
  readonly tags: string;
  readonly vendorAndSkus: string;
  readonly description: string;
};

type Searchable = Pick<Product, "title" | "tags" | "vendor" | "descriptionHtml"> & {
  readonly variants: readonly { readonly sku: string; readonly optionValues: readonly string[] }[];
};

/** What a product is found by. Option values count with the tags: "red lantern" finds the red variant's product. */
export function searchTexts(product: Searchable): SearchTexts {
  const optionValues = new Set(product.variants.flatMap((variant) => variant.optionValues));
  return {
    title: plainText(product.title),
    tags: plainText([...product.tags, ...optionValues].join(" ")),
    vendorAndSkus: plainText([product.vendor, ...product.variants.map(({ sku }) => sku)].join(" ")),
    description: plainText(descriptionText(product.descriptionHtml)),
  };
}

/** Lower case without accents; everything that is neither letter nor digit becomes one space. */
export function plainText(text: string): string {
  return foldAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export type SearchQuery = {
  /** All of it, in the syntax of websearch_to_tsquery: words, "a phrase", or, -not. */
  readonly whole: string;
  /** The same without the last word. */
  readonly head: string;
  /** The last word, which may be still being typed; empty when it is finished by a space, a quote or a minus. */
  readonly prefix: string;
};

/**
 * Reads what somebody typed. A word with punctuation inside ("t-shirt", a sku) is taken as its parts in a row; a
 * minus before it, and quotes around words, keep their meaning.
 */
export function readSearchQuery(query: string): SearchQuery {
  const folded = foldAccents(query).replace(/[“”„]/g, '"');
  const tokens = folded.match(/-?"[^"]*"?|[^\s"]+/gu) ?? [];
  const words = tokens.flatMap(readToken);
  const last = words.at(-1) ?? "";
  const isOpen = /[\p{L}\p{N}]$/u.test(folded) && /^[\p{L}\p{N}]+$/u.test(last) && last !== "or";
  return { whole: words.join(" "), head: words.slice(0, -1).join(" "), prefix: isOpen ? last : "" };
}

function readToken(token: string): string[] {
  const isExcluded = /^-["\p{L}\p{N}]/u.test(token);
  const parts = plainText(token).split(" ").filter(Boolean);
  if (parts.length === 0) return [];
  if (isExcluded) return [`-"${parts.join(" ")}"`];
  return token.startsWith('"') ? [`"${parts.join(" ")}"`] : parts;
}

function foldAccents(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
