/**
 * How the demo catalogue is written down: one Product per page of the shop, with its options,
 * prices and pictures. Variants are not listed; they are every combination of the option values.
 */
import type { Stage } from "./drawing/backdrop.ts";
import type { Category } from "./drawing/palette.ts";
import type { Shape } from "./drawing/svg.ts";

/** One value for all variants, or one for each value of any one option ("Small", "Large"). */
export type ByValue<T extends string | number> = T | Readonly<Record<string, T>>;

/** One illustration; `view` is added to the file's name and is absent on the first picture. */
export interface Picture {
  readonly view?: string;
  readonly alt: string;
  readonly stage: Stage;
  readonly drawing: Shape;
}

export interface Option {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * One product. Prices are decimal text in US dollars, as the CSV has them; `stock` has one number
 * of units for each variant, the last option turning fastest.
 */
export interface Product {
  readonly handle: string;
  readonly title: string;
  readonly body: string;
  readonly vendor: string;
  readonly tags: readonly string[];
  readonly sku: string;
  readonly options: readonly Option[];
  readonly grams: ByValue<number>;
  readonly price: ByValue<string>;
  readonly compareAt?: ByValue<string>;
  readonly stock: readonly number[];
  readonly pictures: readonly Picture[];
}

/** The products of one category. */
export interface Aisle {
  readonly category: Category;
  readonly products: readonly Product[];
}

/** What is sold: one combination of option values with its own SKU and price. */
export interface Variant {
  readonly sku: string;
  readonly values: readonly string[];
  readonly grams: number;
  readonly price: string;
  readonly compareAt: string;
  readonly quantity: number;
}

function pick<T extends string | number>(choice: ByValue<T> | undefined, values: readonly string[]): T | undefined {
  if (typeof choice !== "object") return choice;
  return values.map((value) => choice[value]).find((found) => found !== undefined);
}

function combine(options: readonly Option[]): string[][] {
  return options.reduce<string[][]>(
    (rows, option) => rows.flatMap((row) => option.values.map((value) => [...row, value])),
    [[]],
  );
}

/**
 * Every variant of a product, in shelf order.
 * @throws Error when a price, a weight or a stock figure is missing for one of them.
 */
export function listVariants(product: Product): Variant[] {
  const rows = combine(product.options);
  if (rows.length !== product.stock.length) {
    throw new Error(`${product.handle} has ${rows.length} variants but ${product.stock.length} stock figures`);
  }
  return rows.map((values, at) => {
    const price = pick(product.price, values);
    const grams = pick(product.grams, values);
    const quantity = product.stock[at];
    if (price === undefined || grams === undefined || quantity === undefined) {
      throw new Error(`${product.handle} lacks a price, weight or stock for ${values.join(" / ")}`);
    }
    const codes = values.map((value) => value.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "-"));
    return {
      sku: [product.sku, ...codes].join("-"),
      values,
      grams,
      price,
      compareAt: pick(product.compareAt, values) ?? "",
      quantity,
    };
  });
}

/** The path of one picture, relative to the CSV's folder. */
export function namePicture(product: Product, picture: Picture): string {
  return `images/${product.handle}${picture.view === undefined ? "" : `-${picture.view}`}.svg`;
}
