/**
 * Draws the demo catalogue: `bun packages/devstack/catalogue/draw.ts` rewrites products.csv and
 * every picture in images/ from the goods written down beside it, and removes pictures that no
 * product has any more. The output is committed; a test says that it is fresh.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { AISLES } from "./aisles.ts";
import { writeCsv } from "./csv.ts";
import { drawBackdrop } from "./drawing/backdrop.ts";
import type { Category } from "./drawing/palette.ts";
import { CANVAS } from "./drawing/svg.ts";
import { namePicture, type Picture } from "./product.ts";

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function drawPicture(category: Category, picture: Picture, variant: number): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CANVAS} ${CANVAS}" role="img">`;
  const title = `<title>${escapeText(picture.alt)}</title>`;
  return `${open}${title}${drawBackdrop(category, picture.stage, variant)}${picture.drawing}</svg>\n`;
}

/** Every generated file: its path within this folder, and its text. */
export function renderCatalogue(): Map<string, string> {
  const files = new Map([["products.csv", writeCsv(AISLES)]]);
  for (const { category, products } of AISLES) {
    for (const [at, product] of products.entries()) {
      for (const picture of product.pictures) {
        files.set(namePicture(product, picture), drawPicture(category, picture, at));
      }
    }
  }
  return files;
}

async function writeCatalogue(folder: string): Promise<void> {
  const files = renderCatalogue();
  await mkdir(join(folder, "images"), { recursive: true });
  for (const name of await readdir(join(folder, "images"))) {
    if (!files.has(`images/${name}`)) await rm(join(folder, "images", name));
  }
  for (const [path, text] of files) await Bun.write(join(folder, path), text);
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`${files.size - 1} pictures and products.csv, ${Math.round(bytes / 1000)} kB in all`);
}

if (import.meta.main) await writeCatalogue(import.meta.dir);
